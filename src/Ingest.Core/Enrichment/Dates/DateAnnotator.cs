using Ingest.Core.Articles;
using NodaTime;

namespace Ingest.Core.Enrichment.Dates;

/// <summary>
/// Finds calendar expressions and normalises them to ISO 8601, relative to the day of publication and to the date that the story
/// is at. Rules over a token list read from left to right, no backtracking: linear in the length of the text. Thread-safe.
/// </summary>
public static class DateAnnotator
{
    /// <summary>Where a dateline stands: without a publication date, the first full date in here takes its place.</summary>
    private const int DatelineLength = 400;

    private static readonly Func<DateTokens, int, DateMatch?>[] Rules =
        [NumericDateRules.Match, CalendarRules.Match, NamedDayRules.Match, PeriodRules.Match, RelativeRules.Match, WeekdayRules.Match, YearRules.Match];

    /// <summary>Changes when the same text may get other dates.</summary>
    public const string Version = "dates-2";

    /// <param name="text">The body's text.</param>
    /// <param name="published">The day on which "today" was written, as its source counts days.</param>
    /// <param name="language">BCP 47 tag; months of other languages count where it is not English.</param>
    /// <returns>Mentions in reading order, without overlap; expressions that cannot be placed on the calendar are left out.</returns>
    public static IReadOnlyList<DateMention> Find(string text, DateOnly? published, string? language)
    {
        ArgumentNullException.ThrowIfNull(text);

        var isEnglish = language is not null && language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
        using var tokens = DateLexer.Read(text, isEnglish ? DateLexicon.English : DateLexicon.Any);
        var matches = Match(tokens);
        var context = new DateContext { Published = published is { } day ? LocalDate.FromDateOnly(day) : DatelineOf(tokens, matches) };
        return Resolve(tokens, matches, context);
    }

    private static List<DateMatch> Match(DateTokens tokens)
    {
        var matches = new List<DateMatch>();
        var index = 0;

        while (index < tokens.Count)
        {
            var next = index + 1;

            if (tokens.IsNumber(index) || !tokens.IsKind(index, DateWordKind.None) || tokens.Is(index, "q"))
            {
                if (First(tokens, index) is { } match)
                {
                    matches.Add(match);
                    next = match.End;
                }
            }

            index = next;
        }

        return matches;
    }

    private static DateMatch? First(DateTokens tokens, int index)
    {
        foreach (var rule in Rules)
        {
            if (rule(tokens, index) is { } match)
            {
                return match;
            }
        }

        return null;
    }

    private static LocalDate? DatelineOf(DateTokens tokens, List<DateMatch> matches)
    {
        foreach (var match in matches)
        {
            if (tokens[match.First].Start > DatelineLength)
            {
                break;
            }

            if (match.Expression is CalendarExpression { Year: not null, Day: not null, LastDay: null, Weekday: not null } date && date.Resolve(new DateContext()) is { } value)
            {
                return value.Start;
            }
        }

        return null;
    }

    private static List<DateMention> Resolve(DateTokens tokens, List<DateMatch> matches, DateContext context)
    {
        var mentions = new List<DateMention>(matches.Count);
        var anchorEnd = 0;
        var lowest = 0;
        DateExpression? last = null;

        foreach (var match in matches)
        {
            context.Tense = DateTenseReader.Read(tokens, match.First, match.End);
            context.IsAnchorNear = context.Anchor is not null && tokens.Text.AsSpan(anchorEnd, Math.Max(0, tokens[match.First].Start - anchorEnd)).IndexOf('\n') < 0;

            // "March 11 of the previous year": the day has its year from there already, and the story is in it.
            var expression = last is CalendarExpression { YearDeixis: not null } && match.Expression is UnitExpression { Unit: CalendarUnit.Year } year
                ? year with { Deixis = Deixis.Same }
                : match.Expression;
            last = match.Expression;

            if (expression.Resolve(context) is { } value)
            {
                var time = value.Granularity == "day" ? ClockTime.Before(tokens, match.First, lowest) ?? ClockTime.After(tokens, match.End) : null;
                mentions.Add(ToMention(tokens, match, value, time));
                context.MoveTo(value);
                anchorEnd = mentions[^1].End;
                lowest = Math.Max(match.End, time?.End ?? 0);
            }
        }

        return mentions;
    }

    private static DateMention ToMention(DateTokens tokens, DateMatch match, DateValue value, ClockTime? time)
    {
        var start = tokens[Math.Min(match.First, time?.First ?? match.First)].Start;
        var end = tokens[Math.Max(match.End, time?.End ?? 0) - 1].End;
        return new DateMention
        {
            Text = tokens.Text[start..end],
            Value = time is { } clock ? $"{value.Iso}T{clock.Hour:D2}:{clock.Minute:D2}" : value.Iso,
            Start = start,
            End = end,
            Granularity = time is null ? value.Granularity : "time",
        };
    }
}
