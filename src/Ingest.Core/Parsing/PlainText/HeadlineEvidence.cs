using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>
/// What speaks for a line as the headline, in points. The scores are set by hand: a byline or date soon below, the text's own words and
/// paragraphs below weigh most; paragraphs above, menu entries around and a likelier line right above speak against it.
/// </summary>
internal sealed class HeadlineEvidence(List<TextLine> lines, int bodyStart, int bodyEnd) : IDisposable
{
    public const int MaxWords = 40;

    /// <summary>The most that <see cref="Score"/> adds to what the line says alone.</summary>
    public const double MaxAround = MaxHead + MaxEcho + 2 + 0.7 + 0.8;

    /// <summary>The most that byline and date around a line give.</summary>
    private const double MaxHead = 3.5 + 0.8;

    /// <summary>For a line with which a trail ends.</summary>
    private const double MaxEcho = 2;

    /// <summary>Lines below a headline in which its byline or date stands.</summary>
    private const int ZoneLines = 8;

    /// <summary>Lines below a headline that show whether a text follows.</summary>
    private const int TextLines = 15;

    /// <summary>Lines above a line that show whether it is a subhead.</summary>
    private const int LinesAbove = 8;

    /// <summary>A table of contents has its entries within so many lines.</summary>
    private const int ContentsLines = 12;

    /// <summary>Teasers that were taken for the start of the text.</summary>
    private const double FreeShareAbove = 0.25;

    private readonly LineCounts counts = new(lines);
    private readonly PageWords words = WordsOf(lines);
    private readonly Dictionary<ulong, List<int>> places = PlacesOf(lines);
    private readonly double?[] shares = new double?[lines.Count];
    private readonly TitleEchoes echoes = new(lines);

    public void Dispose() => words.Dispose();

    /// <summary>What the line says and how much text lies above and below it: cheap.</summary>
    public double Alone(int i)
    {
        var line = lines[i];
        var score = 3 * Share(i);
        score += line.Words switch { < 3 => -2, 3 => -1, 4 => 0, <= 22 => 1.5, _ => -1 };
        score -= line.Text[^1] is '.' or ':' or ',' or ';' ? 1.5 : 0;
        score -= line.EndsSentence && line.Words > 22 ? 1 : 0;
        score -= line.IsProse && line.Text[^1] is not ('?' or '!' or ')' or ']') ? 1 : 0;
        score += i switch { 0 => 1, < 6 => 0.5, _ => 0 };
        score += 1.2 * counts.ProseShare(i + 1, i + 1 + TextLines);
        score -= 0.15 * Math.Min(15, counts.EntriesToText(i + 1));
        score -= Math.Min(2.1, 0.7 * counts.LongProse(i - LinesAbove, i));
        score -= Math.Min(5, 0.3 * counts.LongProse(0, i));
        return score - (5 * Math.Max(0, ShareAbove(i) - FreeShareAbove));
    }

    /// <summary>The line's whole score; a lower one where it cannot come over <paramref name="needed"/>, for people and days around it are costly to ask for.</summary>
    public double Score(int i, double alone, double needed)
    {
        var score = alone + Near(i);

        if (score + MaxEcho + MaxHead <= needed)
        {
            return double.MinValue;
        }

        score += (echoes.IsEchoed(i) ? MaxEcho : 0) - (echoes.IsEcho(i) ? 2 : 0);
        return score + MaxHead <= needed || !HeadlineLine.CanBe(lines[i]) ? double.MinValue : score + Head(i);
    }

    /// <summary>What the lines right above and below say without being read for people and days.</summary>
    private double Near(int i)
    {
        var line = lines[i];
        var score = -4 * line.MenuShare;
        score -= TitleMarks.DigitShare(line.Text) > 0.25 ? 1.5 : 0;
        score -= TitleMarks.IsNumbered(line.Text) ? 1.5 : 0;
        score -= TitleMarks.IsTrail(line.Text) ? 2 : 0;
        score -= TitleMarks.IsList(line.Text) ? 1.5 : 0;
        score -= i + 1 < lines.Count && (lines[i + 1].IsCredit || lines[i + 1].Noise == "credit") ? 1.5 : 0;
        score += i + 1 < lines.Count && lines[i + 1].Noise is "share" or "player" or "comments" ? 0.7 : 0;
        score += IsContents(i + 1) || IsContents(i + 2) ? 0.8 : 0;
        return score + Repeated(i);
    }

    /// <summary>People and days in the line and around it.</summary>
    private double Head(int i)
    {
        var line = lines[i];
        double score = line.Person is { IsKnown: true } or { Introduced: true, Names.Count: > 0 } ? -2 : 0;
        score -= line.Words <= 6 && line.Byline.Names is [var name, ..] && !Array.Exists(name.Split(' '), word => KnownNames.IsEverydayWord(word)) ? 1 : 0;
        score -= i > 0 ? StandsUnder(i) : 0;
        score += IsClaimed(i) ? -1.2 : IsDate(i - 1) || IsDate(i - 2) ? 0.8 : 0;
        score -= IsEntry(i) ? 2 : 0;
        return score + Zone(i);
    }

    /// <summary>0 to 1: the part of the found text that a headline in this place would cut off.</summary>
    private double ShareAbove(int i) =>
        i > bodyStart && counts.LongProse(bodyStart, bodyEnd) is var all and > 0 ? (double)counts.LongProse(bodyStart, i) / all : 0;

    private double Share(int i) => shares[i] ??= words.Share(lines[i].Text);

    /// <summary>A byline or date soon below; less where other lines between may claim it.</summary>
    private double Zone(int i)
    {
        double score = 0;
        int prose = 0, rivals = 0;

        for (var j = i + 1; j <= Math.Min(lines.Count - 1, i + ZoneLines) && prose < 2; j++)
        {
            var line = lines[j];
            prose += line.IsProse ? 1 : 0;
            var share = rivals switch { 0 => 1, 1 => 0.85, 2 => 0.55, _ => 0.3 };

            if (IsSure(line) || line.IsMeta)
            {
                score += prose >= 2 ? 0 : !IsSure(line) ? 0.3 * share : score < 1 ? (2.7 - (0.25 * (j - i))) * share : 0.5 * share;
            }
            else if (line.Words >= 4 && line.Noise is null && !line.IsProse && !line.Repeats(lines[i]) && !line.IsCredit && !line.HasCredit)
            {
                rivals++;
            }
        }

        return Math.Min(score, 3.5);
    }

    private static bool IsSure(TextLine line) =>
        line.IsDate || line.IsByline || line.IsReadingTime || line.IsIntroduction || (line.Person.IsKnown && (line.Person.HasDate || line.Words <= 4));

    /// <summary>A dek stands right under what may be a headline as well. The name of the section above a headline is in the menu too.</summary>
    private double StandsUnder(int i)
    {
        var above = lines[i - 1];

        if (above.Words < 3 || above.Text[^1] is '.' or ':' or '>' || !HeadlineLine.CanBe(above) || above.IsMeta || above.Repeats(lines[i]) || above.MenuShare >= 0.3 || TitleMarks.IsTrail(above.Text) || TitleMarks.IsList(above.Text) || echoes.IsEcho(i - 1))
        {
            return 0;
        }

        var share = Share(i - 1);
        var isSection = above.Words <= 5 && places[above.Hash] is { Count: > 1 } others && !others.Exists(place => place != i - 1 && Math.Abs(place - i + 1) <= 2);


        if (isSection)
        {
            return share >= 0.5 ? 0.7 : 0;
        }

        // The name of a section or an offer above a title is short, and so is the title; a dek is a sentence.
        var isDek = above.Words >= 6 || lines[i].Words >= 12;
        return isDek ? share switch { >= 0.4 => 1.8, >= 0.2 => 1.3, _ => 0.5 } : share >= 0.5 ? 0.7 : 0;
    }

    /// <summary>The byline or date above it belongs to a title above that: this is a dek, a caption or a subhead.</summary>
    private bool IsClaimed(int i)
    {
        for (var j = i - 1; j >= Math.Max(0, i - LinesAbove); j--)
        {
            if (IsSure(lines[j]))
            {
                for (var k = j - 1; k >= Math.Max(0, j - 4); k--)
                {
                    if (lines[k].Words >= 4 && HeadlineLine.CanBe(lines[k]) && lines[k].Text[^1] is not ('.' or ':' or ',' or ';') && lines[k].Person.Names.Count == 0 && lines[k].MenuShare < 0.3 && Share(k) >= Math.Max(0.3, 0.85 * Share(i)) && !TitleMarks.IsTrail(lines[k].Text))
                    {
                        return true;
                    }
                }

                return false;
            }
        }

        return false;
    }

    /// <summary>Headlines are printed twice above the text; a line that comes back above a paragraph of the text was an entry of the table of contents.</summary>
    private double Repeated(int i)
    {
        var all = places[lines[i].Hash];

        if (all.Count is < 2 or > 4)
        {
            return 0;
        }

        if (all.Exists(place => place != i && Math.Abs(place - i) <= 2))
        {
            return lines[i].Words >= 4 ? 2 : 1;
        }

        var next = all.Find(place => place > i);
        var opensSection = next > i + ContentsLines + 2 && next < bodyEnd && (IsProse(next + 1) || IsProse(next + 2));
        return opensSection ? -1 : all.Count <= 3 ? (lines[i].Words >= 6 ? 1 : 0.4) : 0;
    }

    /// <summary>An entry of the table of contents; a headline may stand under one as well, but above its byline.</summary>
    private bool IsEntry(int i)
    {
        for (var j = i - 1; j >= Math.Max(0, i - ContentsLines); j--)
        {
            if (IsContents(j))
            {
                return !(i + 1 < lines.Count && IsSure(lines[i + 1])) && !(i + 2 < lines.Count && IsSure(lines[i + 2]));
            }
        }

        return false;
    }

    private bool IsContents(int i) => i < lines.Count && lines[i].Words <= 4 && NoiseLexicon.ContentsHeadings.Is(lines[i].Text);

    private bool IsProse(int i) => i < lines.Count && lines[i].IsProse;

    private bool IsDate(int i) => i >= 0 && lines[i].IsDate;

    /// <summary>Of all paragraphs: the text may not have been found whole.</summary>
    private static PageWords WordsOf(List<TextLine> lines)
    {
        var words = new PageWords();

        foreach (var line in lines)
        {
            if (line.IsProse && line.Words >= LineCounts.LongProseWords)
            {
                words.Add(line.Text);
            }
        }

        return words;
    }

    private static Dictionary<ulong, List<int>> PlacesOf(List<TextLine> lines)
    {
        var places = new Dictionary<ulong, List<int>>(lines.Count);

        for (var i = 0; i < lines.Count; i++)
        {
            // A paragraph is no headline, nor one once more.
            if (lines[i].Words > 2 * MaxWords)
            {
                continue;
            }

            if (!places.TryGetValue(lines[i].Hash, out var list))
            {
                places[lines[i].Hash] = list = [];
            }

            list.Add(i);
        }

        return places;
    }
}
