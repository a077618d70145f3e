namespace Ingest.Core.Enrichment.Dates;

/// <summary>Years in figures and words: "2024", "1890-91", "AD 842", "508 BC", "c. 347", "nineteen eighty-four".</summary>
internal static class YearRules
{
    /// <summary>From here on a bare number is a year unless something speaks against it; before, something must speak for it.</summary>
    private const int FirstLikelyYear = 1900;

    /// <summary>Printing and Latin letters: a place and date of publication such as "Aberdeen, 1859".</summary>
    private const int FirstPrintedYear = 1500;

    private const int LastLikelyYear = 2059;

    private static readonly WordSet Cues = new(
        "in since by from until till of during before after between and to around circa c ca year early mid late or spring summer autumn winter fall b d m born "
        + "died through post pre");

    private static readonly WordSet CountCues = new("about nearly over than least almost some approximately roughly another exactly only");

    private static readonly WordSet NumberedThings = new(
        "p pp page pages no number vol volume room flight route highway section article case chapter line docket bill resolution order sec model level rule "
        + "decree");

    public static DateMatch? Match(DateTokens tokens, int index) =>
        tokens.IsNumber(index) ? Era(tokens, index) ?? ShortYear(tokens, index) ?? Bare(tokens, index) : EraFirst(tokens, index) ?? InWords(tokens, index);

    private static DateMatch? Era(DateTokens tokens, int index) =>
        tokens[index].Number is > 0 and <= 9999 and var year && tokens[index + 1].Word is { Kind: DateWordKind.Era } era && IsUpper(tokens, index + 1)
            ? Of(index, index + 2, era.Value < 0 ? 1 - year : year)
            : null;

    private static DateMatch? EraFirst(DateTokens tokens, int index) =>
        tokens[index].Word is { Kind: DateWordKind.Era, Value: 1 } && IsUpper(tokens, index) && tokens[index + 1].Number is > 0 and <= 2100 and var year && !DateParts.IsAmount(tokens, index + 1)
            ? Of(index, index + 2, year)
            : null;

    /// <summary>The tail of "1890-91", and years of fewer than four digits that a word calls for.</summary>
    private static DateMatch? ShortYear(DateTokens tokens, int index)
    {
        var number = tokens[index].Number;

        if (tokens[index].Length == 2 && tokens.IsDash(index - 1) && DateParts.Year(tokens, index - 2, out var first) > 0)
        {
            return number > first % 100 && !IsGluedWord(tokens, index + 1) ? Of(index, index + 1, (first / 100 * 100) + number) : null;
        }

        // "In 348 Pachomius died": a sentence that opens with a count goes on in lower case.
        var opens = tokens.Is(index - 1, "in") && tokens.IsCapitalised(index - 1) && tokens[index].Length == 3 && (tokens.IsCapitalised(index + 1) || tokens.IsMark(index + 1, ','));
        var isCalledFor = opens || tokens.Is(index - 1, "year") || tokens.Is(index - 1, "circa") || (tokens.IsMark(index - 1, '.') && tokens.IsAny(index - 2, "c", "ca"));
        return isCalledFor && tokens[index].Length is 2 or 3 && number > 0 && !IsGluedWord(tokens, index + 1) && !DateParts.IsAmount(tokens, index) ? Of(index, index + 1, number) : null;
    }

    private static DateMatch? Bare(DateTokens tokens, int index)
    {
        if (DateParts.Year(tokens, index, out var year) < 0 || IsPartOfCode(tokens, index) || IsNumbered(tokens, index) || tokens.IsIn(index - 1, CountCues))
        {
            return null;
        }

        return ((year <= LastLikelyYear || tokens.IsAny(index - 1, "by", "in", "until")) && IsCalledFor(tokens, index)) || (year is >= FirstLikelyYear and <= LastLikelyYear && !IsCountOfThings(tokens, index)) ? Of(index, index + 1, year) : null;
    }

    private static bool IsPartOfCode(DateTokens tokens, int index)
    {
        if (IsGluedWord(tokens, index + 1) || (tokens.IsMark(index + 1, '/') && tokens.IsGlued(index + 1) && tokens.IsGlued(index + 2)) || tokens.IsMark(index + 1, '@'))
        {
            return true;
        }

        if (tokens.IsDash(index + 1) && tokens.IsGlued(index + 1) && tokens.IsGlued(index + 2) && tokens.IsNumber(index + 2) && tokens[index + 2].Length is not (2 or 4))
        {
            return true;
        }

        if (!tokens.IsGlued(index))
        {
            return false;
        }

        // "post-2008", "2009-2016" and brackets or quotation marks are fine; "$2000", "B-2000", "1.2014", "/2014" are not.
        if (tokens.IsDash(index - 1))
        {
            return tokens.IsGlued(index - 1) && !tokens.IsNumberOf(index - 2, 4) && !tokens.IsAny(index - 2, "post", "pre", "mid", "early", "late", "since") && !tokens.IsKind(index - 2, DateWordKind.Month);
        }

        return tokens.Text[tokens[index].Start - 1] is not ('(' or '[' or '"' or '\'' or '\u2018' or '\u201C' or '\u00AB' or '\u2026');
    }

    private static bool IsGluedWord(DateTokens tokens, int index) => tokens.IsGlued(index) && tokens[index].Kind == DateTokenKind.Word;

    private static bool IsNumbered(DateTokens tokens, int index) =>
        tokens.IsIn(index - 1, NumberedThings) || (tokens.IsMark(index - 1, '.') && tokens.IsGlued(index - 1) && tokens.IsAny(index - 2, "p", "pp", "no", "vol", "sec"));

    private static bool IsCalledFor(DateTokens tokens, int index)
    {
        var isBracketed = (tokens.IsMark(index - 1, '(') || tokens.IsMark(index - 1, '[')) && tokens[index + 1].Kind == DateTokenKind.Mark;
        var isSpan = (tokens.IsDash(index - 1) && (tokens.IsNumber(index - 2) || tokens.IsKind(index - 2, DateWordKind.Month)))
            || (tokens.IsDash(index + 1) && tokens.IsNumberOf(index + 2, 4));
        var isAbbreviation = tokens.IsMark(index - 1, '.') && tokens.IsAny(index - 2, "c", "ca", "b", "d", "m", "div", "est", "r");
        var isCitation = tokens.IsMark(index - 1, ',') && (tokens.IsMark(index + 1, ')') || tokens.IsMark(index + 1, ';'));
        var isSet = tokens[index].Number >= FirstPrintedYear && IsSetOff(tokens, index);
        return isBracketed || isCitation || isSet || (!IsCountOfThings(tokens, index) && (isSpan || isAbbreviation || tokens.IsIn(index - 1, Cues)));
    }

    /// <summary>"Aberdeen, 1859.", or at the start of a sentence or an entry: "1669, built for ..."</summary>
    private static bool IsSetOff(DateTokens tokens, int index)
    {
        var endsThere = tokens.IsMark(index + 1, '.') || tokens.IsMark(index + 1, ',');
        var isStart = tokens.IsMark(index - 1, '.') || tokens[index - 1].Kind is DateTokenKind.Outside or DateTokenKind.Break;
        return (tokens.IsMark(index - 1, ',') && endsThere && tokens.IsCapitalised(index - 2)) || (isStart && (tokens.IsMark(index + 1, ',') || tokens.IsMark(index + 1, ':')));
    }

    /// <summary>"2000 soldiers", but "the 2014 protests".</summary>
    private static bool IsCountOfThings(DateTokens tokens, int index)
    {
        var next = tokens[index + 1];

        if (next.Kind != DateTokenKind.Word || tokens.IsCapitalised(index + 1) || tokens.IsAny(index + 1, "was", "has", "is", "as", "his", "its", "this", "census", "series", "elections", "olympics", "thus", "across", "versus"))
        {
            return false;
        }

        var span = tokens.Span(next);
        var isPlural = span.Length > 3 && ((span[^1] == 's' && span[^2] != 's') || span.EndsWith("children") || span.EndsWith("men") || span.EndsWith("people"));

        if (tokens.Is(index + 1, "year") || (tokens[index].Number < FirstLikelyYear && isPlural))
        {
            return !tokens.IsAny(index - 1, "the", "his", "her");
        }

        return isPlural && !tokens.IsAny(index - 1, "the", "this", "his", "her", "its", "their", "in", "s", "of", "since", "from", "by", "during", "and");
    }

    private static DateMatch? InWords(DateTokens tokens, int index)
    {
        if (tokens[index].Word is not { Kind: DateWordKind.Cardinal, Value: >= 17 and <= 20 } century || !tokens.IsAny(index - 1, "in", "since", "by", "of", "until", "from", "to", "and", "year", "before", "after"))
        {
            return null;
        }

        var next = tokens.IsDash(index + 1) ? index + 2 : index + 1;
        var end = DateParts.Count(tokens, next, out var rest);

        return end > 0 && tokens[next].Kind == DateTokenKind.Word && rest is >= 10 and < 100 && !tokens.IsKind(end, DateWordKind.Unit) && (century.Value < 20 || !tokens.IsDash(index + 1))
            ? Of(index, end, (century.Value * 100) + rest)
            : null;
    }

    private static bool IsUpper(DateTokens tokens, int index) => char.IsUpper(tokens.Text[tokens[index].End - 1]);

    private static DateMatch? Of(int first, int end, int year) => DateValue.Year(year) is { } value ? new DateMatch(first, end, new FixedExpression(value)) : null;
}
