namespace Ingest.Core.Enrichment.Dates;

/// <summary>Days and periods told from now or from the story: "yesterday", "last week", "two years ago", "the following month".</summary>
internal static class RelativeRules
{
    public static DateMatch? Match(DateTokens tokens, int index) => tokens[index].Word.Kind switch
    {
        DateWordKind.RelativeDay => RelativeDay(tokens, index),
        DateWordKind.Deixis => FromNow(tokens, index),
        DateWordKind.Unit => UnitFirst(tokens, index),
        DateWordKind.DayPart => NightBefore(tokens, index),
        DateWordKind.Part => Edge(tokens, index),
        DateWordKind.Cardinal => Shift(tokens, index),
        _ => tokens.IsNumber(index) && !DateParts.IsTail(tokens, index) ? Shift(tokens, index) : null,
    };

    private static DateMatch? RelativeDay(DateTokens tokens, int index)
    {
        // A name that ends in one: "USA Today".
        if (tokens.IsCapitalised(index) && tokens.IsCapitalised(index - 1) && !tokens.IsMark(index - 1, '.'))
        {
            return null;
        }

        // "Today" for these times, not for the day.
        var isNowadays = tokens.IsAny(index - 1, "of", "than", "even") || (tokens.IsApostrophe(index + 1) && tokens.IsAny(index + 3, "world", "generation", "society", "youth", "standards", "market", "environment"));
        return isNowadays ? null : new DateMatch(index, index + 1, new RelativeDayExpression(tokens[index].Word.Value));
    }

    private static DateMatch? FromNow(DateTokens tokens, int index)
    {
        var deixis = (Deixis)tokens[index].Word.Value;
        var next = index + 1;

        // "that same year"
        if ((deixis is Deixis.Same or Deixis.This) && tokens.Is(next, "same"))
        {
            (deixis, next) = (Deixis.Same, next + 1);
        }

        if (tokens.IsKind(next, DateWordKind.DayPart))
        {
            return DayPart(tokens, index, next, deixis);
        }

        if (tokens.IsKind(next, DateWordKind.Unit))
        {
            return Unit(tokens, index, next, deixis);
        }

        // "The trial will last six weeks."
        var isVerb = deixis == Deixis.Last && tokens.IsAny(index - 1, "will", "would", "to", "could", "may", "might", "can", "should", "must", "not", "t", "usually", "often");
        return !isVerb && (deixis is Deixis.Last or Deixis.Past or Deixis.Next) && DateParts.Count(tokens, next, out var count) is > 0 and var unit && IsUnit(tokens, unit, out var of) && of > CalendarUnit.Hour && !tokens.Is(unit + 1, "of")
            ? new DateMatch(index, unit + 1, new SpanExpression(deixis == Deixis.Next ? count : -count, of))
            : null;
    }

    private static DateMatch? DayPart(DateTokens tokens, int index, int next, Deixis deixis)
    {
        var isNight = tokens.Is(next, "night");
        var isNextOfStory = deixis == Deixis.Next && tokens.Is(index - 1, "the");
        DateExpression? expression = deixis switch
        {
            Deixis.This => new RelativeDayExpression(0),
            Deixis.Last when isNight => new RelativeDayExpression(-1),
            Deixis.Following or Deixis.Preceding or Deixis.Same => new UnitExpression(CalendarUnit.Day, deixis),
            _ => isNextOfStory ? new UnitExpression(CalendarUnit.Day, Deixis.Following) : null,
        };
        return expression is null ? null : new DateMatch(index, next + 1, expression);
    }

    private static DateMatch? Unit(DateTokens tokens, int index, int next, Deixis deixis)
    {
        var unit = (CalendarUnit)tokens[next].Word.Value;
        var isPlural = tokens.Text[tokens[next].End - 1] == 's' && !IsPossessive(tokens, next);

        if (unit == CalendarUnit.Hour || isPlural || (unit == CalendarUnit.Day && deixis is Deixis.This or Deixis.Last or Deixis.Past) || tokens.IsDash(next + 1))
        {
            return null;
        }

        // "that day" may be "that", the conjunction, only before plurals; "the next year" is the story's unless it is a span.
        var isSpan = tokens.IsAny(index - 2, "over", "in", "for", "within", "during", "throughout") && tokens.Is(index - 1, "the");
        DateExpression expression = deixis switch
        {
            Deixis.Past when unit != CalendarUnit.Century && unit != CalendarUnit.Weekend => new SpanExpression(-1, unit),
            Deixis.Next when tokens.Is(index - 1, "the") => isSpan ? new SpanExpression(1, unit) : new UnitExpression(unit, Deixis.Following),
            Deixis.Next when unit == CalendarUnit.Day => new UnitExpression(unit, Deixis.Following),
            _ => new UnitExpression(unit, deixis),
        };
        return new DateMatch(index, next + 1, expression);
    }

    /// <summary>"this years theme": the apostrophe is often forgotten.</summary>
    private static bool IsPossessive(DateTokens tokens, int index) => tokens.Is(index, "years") && tokens.IsAny(index - 1, "this", "last");

    private static DateMatch? UnitFirst(DateTokens tokens, int index)
    {
        var unit = (CalendarUnit)tokens[index].Word.Value;

        if (tokens.IsAny(index + 1, "end") || (tokens.IsDash(index + 1) && tokens.Is(index + 2, "end")))
        {
            return unit is CalendarUnit.Year or CalendarUnit.Month && tokens.IsAny(index - 1, "by", "at", "before", "until", "the")
                ? new DateMatch(index, tokens.IsDash(index + 1) ? index + 3 : index + 2, new UnitExpression(unit, Deixis.This, PeriodPart.End))
                : null;
        }

        if (!tokens.Is(index - 1, "the"))
        {
            return null;
        }

        if (unit == CalendarUnit.Year && tokens.IsAny(index - 2, "in") && tokens.IsAny(index - 3, "earlier", "later", "early", "late"))
        {
            return new DateMatch(index, index + 1, new UnitExpression(unit, Deixis.Same));
        }

        if (tokens.IsAny(index + 1, "before", "after") && unit != CalendarUnit.Hour)
        {
            return Neighbour(tokens, index, unit);
        }

        return unit == CalendarUnit.Weekend && tokens.IsAny(index - 2, "over", "at", "on", "during", "of") && tokens.Is(index, "weekend")
            ? new DateMatch(index, index + 1, new UnitExpression(unit, Deixis.This))
            : null;
    }

    private static DateMatch? NightBefore(DateTokens tokens, int index) =>
        tokens.Is(index - 1, "the") && tokens.IsAny(index + 1, "before", "after") ? Neighbour(tokens, index, CalendarUnit.Day) : null;

    /// <summary>"the day before yesterday"; "the year before", where nothing follows that it is before.</summary>
    private static DateMatch? Neighbour(DateTokens tokens, int index, CalendarUnit unit)
    {
        var isBefore = tokens.Is(index + 1, "before");

        if (unit == CalendarUnit.Day && tokens[index + 2].Word is { Kind: DateWordKind.RelativeDay } day)
        {
            return new DateMatch(index - 1, index + 3, new RelativeDayExpression(day.Value + (isBefore ? -1 : 1)));
        }

        return EndsPhrase(tokens, index + 2) ? new DateMatch(index - 1, index + 2, new UnitExpression(unit, isBefore ? Deixis.Preceding : Deixis.Following)) : null;
    }

    /// <summary>"the end of the year", "by the end of next month".</summary>
    private static DateMatch? Edge(DateTokens tokens, int index)
    {
        var part = (PeriodPart)tokens[index].Word.Value;

        if (part is not (PeriodPart.Start or PeriodPart.End) || !tokens.Is(index + 1, "of"))
        {
            return null;
        }

        var deixis = tokens[index + 2].Word is { Kind: DateWordKind.Deixis, Value: not (int)Deixis.Past } word ? (Deixis)word.Value
            : tokens.Is(index + 2, "the") ? Deixis.This
            : (Deixis?)null;
        return deixis is { } which && IsUnit(tokens, index + 3, out var unit) && unit > CalendarUnit.Day && !tokens.IsDash(index + 4)
            ? new DateMatch(index, index + 4, new UnitExpression(unit, which, part))
            : null;
    }

    /// <summary>"two years ago", "a year earlier", "six months later", "two weeks from now".</summary>
    private static DateMatch? Shift(DateTokens tokens, int index)
    {
        if (DateParts.Count(tokens, index, out var count) is not (> 0 and var at) || !IsUnit(tokens, at, out var unit) || unit == CalendarUnit.Hour)
        {
            return null;
        }

        if (tokens[at + 1].Word is { Kind: DateWordKind.Direction } direction)
        {
            var isAgo = tokens.Is(at + 1, "ago");
            var isOpen = tokens.IsAny(at + 1, "before", "after");
            return !isOpen || EndsPhrase(tokens, at + 2) ? new DateMatch(index, at + 2, new ShiftExpression(count * direction.Value, unit, isAgo)) : null;
        }

        return tokens.Is(at + 1, "from") && tokens.IsAny(at + 2, "now", "today") ? new DateMatch(index, at + 3, new ShiftExpression(count, unit, FromPublication: true)) : null;
    }

    private static bool IsUnit(DateTokens tokens, int index, out CalendarUnit unit)
    {
        unit = (CalendarUnit)tokens[index].Word.Value;
        return tokens.IsKind(index, DateWordKind.Unit);
    }

    private static bool EndsPhrase(DateTokens tokens, int index) =>
        tokens[index].Kind is DateTokenKind.Outside or DateTokenKind.Break
        || (tokens[index].Kind == DateTokenKind.Mark && !tokens.IsMark(index, '(') && !tokens.IsMark(index, '"'))
        || tokens.IsAny(index, "in", "at", "and", "when", "but", "with", "by", "for", "as");
}
