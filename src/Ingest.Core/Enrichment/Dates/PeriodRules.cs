namespace Ingest.Core.Enrichment.Dates;

/// <summary>Decades, centuries, seasons, quarters and halves: "the early 1960s", "the 17th century", "summer of 2012", "Q3 2024".</summary>
internal static class PeriodRules
{
    private const int YearsACentury = 100;

    public static DateMatch? Match(DateTokens tokens, int index)
    {
        var part = tokens[index].Word.Kind == DateWordKind.Part ? (PeriodPart)tokens[index].Word.Value : PeriodPart.Whole;

        if (part is PeriodPart.Early or PeriodPart.Mid or PeriodPart.Late)
        {
            var inner = tokens.IsDash(index + 1) ? index + 2 : index + 1;
            return Decade(tokens, inner, isPart: true) is { } decade ? InPart(decade, index, part)
                : Century(tokens, inner) is { } century ? InPart(century, index, part)
                : null;
        }

        return Decade(tokens, index, isPart: false) ?? Century(tokens, index) ?? Quarter(tokens, index) ?? Season(tokens, index);
    }

    private static DateMatch InPart(DateMatch match, int first, PeriodPart part) =>
        new(first, match.End, new FixedExpression(((FixedExpression)match.Expression).Value?.Part(part)));

    private static DateMatch? Decade(DateTokens tokens, int index, bool isPart)
    {
        var isCalledFor = isPart || tokens.IsAny(index - 1, "the", "and", "to", "or", "through") || tokens.IsApostrophe(index - 1);

        if (tokens[index].Word is { Kind: DateWordKind.DecadeWord } word)
        {
            return tokens.Is(index - 1, "the") || (isPart && tokens.Is(index - 2, "the")) ? Of(index, index + 1, CalendarPeriod.Decade(1900 + word.Value)) : null;
        }

        var tail = tokens.IsApostrophe(index + 1) ? index + 2 : index + 1;

        if (!tokens.IsNumber(index) || !tokens.Is(tail, "s") || !tokens.IsGlued(tail) || tokens[index].Number % 10 != 0 || (tokens.IsGlued(index) && tokens.IsMark(index - 1, '$')))
        {
            return null;
        }

        var number = tokens[index].Number;
        return tokens[index].Length switch
        {
            4 when number is >= 1000 and <= 2090 => Of(index, tail + 1, number % YearsACentury == 0 && number < 2000 ? Years(number) : CalendarPeriod.Decade(number)),
            2 when isCalledFor && number >= 20 && !tokens.IsMark(tail + 1, '°') => Of(index, tail + 1, CalendarPeriod.Decade(1900 + number)),
            _ => null,
        };
    }

    private static DateMatch? Century(DateTokens tokens, int index)
    {
        if (DateParts.Ordinal(tokens, index, out var ordinal) is not (> 0 and var end) || ordinal is < 1 or > 30)
        {
            return null;
        }

        var unit = tokens.IsDash(end) ? end + 1 : end;

        // "21st Century Fox" is a company.
        var isName = tokens.IsCapitalised(unit) && tokens.IsCapitalised(unit + 1) && ordinal >= 20;

        if (IsCentury(tokens, unit) && !isName)
        {
            return tokens[unit + 1].Word is { Kind: DateWordKind.Era } era
                ? Of(index, unit + 2, era.Value < 0 ? DateValue.Years((-ordinal * YearsACentury) + 1, (-ordinal * YearsACentury) + YearsACentury, "range") : Years((ordinal - 1) * YearsACentury))
                : Of(index, unit + 1, Years((ordinal - 1) * YearsACentury));
        }

        // "the 15th to the 19th century"
        if (!tokens.IsAny(end, "to", "and", "or", "through") && !tokens.IsDash(end))
        {
            return null;
        }

        var other = tokens.IsAny(end + 1, "the", "early", "late") ? end + 2 : end + 1;
        other = tokens.IsAny(other, "early", "late") ? other + 1 : other;
        return DateParts.Ordinal(tokens, other, out _) is > 0 and var otherEnd && IsCentury(tokens, tokens.IsDash(otherEnd) ? otherEnd + 1 : otherEnd)
            ? Of(index, end, Years((ordinal - 1) * YearsACentury))
            : null;
    }

    private static bool IsCentury(DateTokens tokens, int index) => tokens[index].Word is { Kind: DateWordKind.Unit, Value: (int)CalendarUnit.Century };

    private static DateMatch? Quarter(DateTokens tokens, int index)
    {
        if (tokens.Is(index, "q") && tokens.IsGlued(index + 1) && tokens[index + 1].Number is >= 1 and <= 4 and var figure)
        {
            var at = tokens.Is(index + 2, "of") ? index + 3 : index + 2;
            return DateParts.Year(tokens, at, out var inYear) is > 0 and var end ? Of(index, end, CalendarPeriod.Quarter(inYear, figure)) : null;
        }

        var isHalf = tokens.Is(index + 1, "half");

        if (tokens[index].Word is not { Kind: DateWordKind.Ordinal, Value: <= 4 } ordinal || (!isHalf && !tokens.Is(index + 1, "quarter")) || (isHalf && ordinal.Value > 2))
        {
            return null;
        }

        var year = tokens.Is(index + 2, "of") ? index + 3 : index + 2;
        return DateParts.Year(tokens, year, out var value) is > 0 and var next
            ? Of(index, next, isHalf ? DateValue.Year(value)?.Part(ordinal.Value == 1 ? PeriodPart.Early : PeriodPart.Late) : CalendarPeriod.Quarter(value, ordinal.Value))
            : null;
    }

    private static DateMatch? Season(DateTokens tokens, int index)
    {
        var deixis = tokens[index].Word is { Kind: DateWordKind.Deixis, Value: not (int)Deixis.Past } word ? (Deixis?)word.Value : null;
        var season = deixis is null ? index : index + 1;

        if (!tokens.IsKind(season, DateWordKind.Season))
        {
            return null;
        }

        var number = tokens[season].Word.Value;

        if (deixis is not null)
        {
            return new DateMatch(index, season + 1, new SeasonExpression(number, null, deixis));
        }

        var at = tokens.Is(season + 1, "of") || tokens.IsMark(season + 1, ',') ? season + 2 : season + 1;
        return DateParts.Year(tokens, at, out var year) is > 0 and var end ? new DateMatch(index, AfterPair(tokens, end), new SeasonExpression(number, year, null)) : null;
    }

    /// <summary>"The winter of 1776-77" is one winter.</summary>
    private static int AfterPair(DateTokens tokens, int end) => tokens.IsDash(end) && (tokens.IsNumberOf(end + 1, 2) || tokens.IsNumberOf(end + 1, 4)) ? end + 2 : end;

    private static DateValue? Years(int first) => DateValue.Years(first, first + YearsACentury - 1, "range");

    private static DateMatch? Of(int first, int end, DateValue? value) => value is null ? null : new DateMatch(first, end, new FixedExpression(value));
}
