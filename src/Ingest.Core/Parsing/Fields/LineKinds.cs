using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Fields;

/// <summary>What a short line beside an article's text is.</summary>
internal static class LineKinds
{
    private static readonly PhraseSet DateLabels = new("published|updated|last updated|last modified|posted|posted on|published on|updated on|modified|first published|created|date|publication date|release date|originally published|reviewed|veröffentlicht|aktualisiert|stand|erstellt|publié|publié le|mis à jour|mis à jour le|modifié|publicado|publicado el|actualizado|actualizada|atualizado|atualizado em|publicado em|pubblicato|pubblicato il|aggiornato|gepubliceerd|geplaatst|bijgewerkt|laatst bijgewerkt|publicerad|uppdaterad|publisert|oppdatert|offentliggjort|opdateret|julkaistu|päivitetty|opublikowano|aktualizacja|data publikacji|publikováno|aktualizováno|publikované|megjelent|frissítve|publicat|actualizat|yayınlanma|güncelleme|опубликовано|обновлено|дата|опубліковано|оновлено|δημοσίευση|ενημέρωση|نشر|تاريخ النشر|آخر تحديث|发布时间|发布|更新|公開|公開日|公開日時|投稿日|投稿日時|掲載日|発行日|更新日|更新日時|最終更新|最終更新日|发布日期|发布于|发表于|更新时间|發布|發布日期|등록일|작성일|입력|수정|등록|प्रकाशित|अपडेट|dipublikasikan|diperbarui|xuất bản|cập nhật");

    private static readonly PhraseSet ModifiedLabels = new("updated|last updated|last modified|modified|updated on|reviewed|aktualisiert|stand|mis à jour|mis à jour le|modifié|actualizado|actualizada|atualizado|atualizado em|aggiornato|bijgewerkt|laatst bijgewerkt|uppdaterad|oppdatert|opdateret|päivitetty|aktualizacja|aktualizováno|frissítve|actualizat|güncelleme|обновлено|оновлено|ενημέρωση|آخر تحديث|更新|更新日|更新日時|最終更新|最終更新日|更新时间|수정|अपडेट|diperbarui|cập nhật");

    private const int MaxDateLineLength = 120;

    private const int MaxWordsBesideDates = 4;

    private const int MaxWordsOfDateRow = 20;

    public static bool IsBylineOrDate(string line) => IsByline(line) || IsDateLine(line);

    /// <summary>"By Jane Doe", "Von Max Muster und Eva Beispiel".</summary>
    public static bool IsByline(string line) =>
        line.Length <= 200 && AuthorNames.HasIntroduction(line, out var rest) && rest.Length > 0 && AuthorNames.Parse(rest, isField: false).Count > 0;

    /// <summary>Dates with at most a label, a place and a reading time beside them, or in a row whose parts are set off.</summary>
    public static bool IsDateLine(string line) =>
        line.Length <= MaxDateLineLength && HasDigit(line) && DateScanner.All(line, DateHints.AnyYear) is [var first, ..] dates
        && (WordsBeside(dates, line) <= MaxWordsBesideDates || ((HasDateLabel(line) || IsBetweenBars(line, first)) && TextMeasure.Words(line) <= MaxWordsOfDateRow));

    /// <summary>"For the harbour office | Apr 21, 2017 | Piers".</summary>
    private static bool IsBetweenBars(string line, DateMatch date) =>
        line.AsSpan(0, date.Start).TrimEnd() is [] or [.., '|' or '·' or '•'] && line.AsSpan(date.End).TrimStart() is [] or ['|' or '·' or '•', ..];

    private static int WordsBeside(List<DateMatch> dates, string line) => DateScanner.Beside(dates).Sum(range => TextMeasure.Words(line.AsSpan()[range]));

    /// <summary>"Jane Doe July 3, 2025": a date with no more words around it than a name and its introduction have.</summary>
    public static bool IsDatedName(string line) =>
        line.Length <= MaxDateLineLength && HasDigit(line) && DateScanner.First(line, DateHints.None) is { } match
        && TextMeasure.Words(line.AsSpan(0, match.Start)) + TextMeasure.Words(line.AsSpan(match.End)) <= 7;

    internal static bool HasDigit(string line)
    {
        foreach (var c in line)
        {
            if (char.IsDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"5 min read", "Lesezeit: 3 Minuten".</summary>
    public static bool IsReadingTime(string line)
    {
        if (line.Length > 40 || !line.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        return ReadingTimes.IsIn(line);
    }

    private static readonly PhraseSearch ReadingTimes = new(["min read", "minute read", "minutes read", "mins read", "min. read", "reading time", "read time", "minuten lesezeit", "lesezeit", "min de lecture", "minutes de lecture", "min. de lecture", "min de lectura", "minutos de lectura", "min de leitura", "min di lettura", "min leestijd", "minuten leestijd", "min czytania", "мин чтения", "分で読", "分钟阅读"]);

    public static bool HasDateLabel(string line) => DateLabels.Starts(line);

    public static bool HasModifiedLabel(string line) => ModifiedLabels.Starts(line);
}
