using System.Collections.Frozen;

namespace Ingest.Core.Enrichment.Dates;

/// <summary>The words of calendar expressions: English in full, and months and weekdays of the languages in <see cref="ForeignDateWords"/>.</summary>
internal sealed class DateLexicon
{
    /// <summary>For English text: a foreign month ("mars", "mei") is no month here.</summary>
    public static readonly DateLexicon English = new(EnglishWords());

    /// <summary>For text in another or an unknown language.</summary>
    public static readonly DateLexicon Any = new(ForeignDateWords.All().Concat(EnglishWords()));

    private readonly FrozenDictionary<string, DateWord>.AlternateLookup<ReadOnlySpan<char>> _words;

    private DateLexicon(IEnumerable<(string Word, DateWordKind Kind, int Value)> words)
    {
        var map = new Dictionary<string, DateWord>(StringComparer.OrdinalIgnoreCase);

        foreach (var (word, kind, value) in words)
        {
            map[word] = new DateWord(kind, value);
        }

        _words = map.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public DateWord Find(ReadOnlySpan<char> word) => _words.TryGetValue(word, out var found) ? found : default;

    private static IEnumerable<(string Word, DateWordKind Kind, int Value)> EnglishWords() =>
    [
        .. Numbered(DateWordKind.Month, "january february march april may june july august september october november december", 1),
        .. Numbered(DateWordKind.Month, "jan feb mar apr _ jun jul aug sep oct nov dec", 1),
        ("sept", DateWordKind.Month, 9),
        .. Numbered(DateWordKind.Weekday, "monday tuesday wednesday thursday friday saturday sunday", 1),
        .. Numbered(DateWordKind.ShortWeekday, "mon tue wed thu fri sat sun", 1),
        .. Numbered(DateWordKind.ShortWeekday, "_ tues weds thur", 1),
        ("thurs", DateWordKind.ShortWeekday, 4),
        .. Numbered(DateWordKind.Cardinal, "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty", 1),
        ("a", DateWordKind.Cardinal, 1),
        ("an", DateWordKind.Cardinal, 1),
        .. Tens(DateWordKind.Cardinal, "thirty forty fifty sixty seventy eighty ninety hundred", 3),
        .. Numbered(DateWordKind.Ordinal, "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", 1),
        .. Tens(DateWordKind.DecadeWord, "twenties thirties forties fifties sixties seventies eighties nineties", 2),
        .. Units(),
        .. Numbered(DateWordKind.Season, "spring summer autumn winter", 1),
        ("fall", DateWordKind.Season, 3),
        .. Numbered(DateWordKind.DayPart, "morning afternoon evening night", 1),
        .. Numbered(DateWordKind.RelativeDay, "yesterday today tomorrow", -1),
        ("tonight", DateWordKind.RelativeDay, 0),
        .. Numbered(DateWordKind.NamedDay, "christmas easter halloween thanksgiving new good boxing valentine valentines independence labor labour veterans veteran", 1),
        .. Pointers(),
    ];

    private static IEnumerable<(string Word, DateWordKind Kind, int Value)> Units()
    {
        (string Word, CalendarUnit Unit)[] units =
        [
            ("hour", CalendarUnit.Hour), ("day", CalendarUnit.Day), ("week", CalendarUnit.Week), ("weekend", CalendarUnit.Weekend), ("month", CalendarUnit.Month),
            ("quarter", CalendarUnit.Quarter), ("year", CalendarUnit.Year), ("decade", CalendarUnit.Decade),
        ];

        foreach (var (word, unit) in units)
        {
            yield return (word, DateWordKind.Unit, (int)unit);
            yield return (word + "s", DateWordKind.Unit, (int)unit);
        }

        yield return ("century", DateWordKind.Unit, (int)CalendarUnit.Century);
        yield return ("centuries", DateWordKind.Unit, (int)CalendarUnit.Century);
    }

    private static IEnumerable<(string Word, DateWordKind Kind, int Value)> Pointers() =>
    [
        ("this", DateWordKind.Deixis, (int)Deixis.This), ("current", DateWordKind.Deixis, (int)Deixis.This), ("last", DateWordKind.Deixis, (int)Deixis.Last),
        ("past", DateWordKind.Deixis, (int)Deixis.Past), ("next", DateWordKind.Deixis, (int)Deixis.Next), ("coming", DateWordKind.Deixis, (int)Deixis.Next),
        ("following", DateWordKind.Deixis, (int)Deixis.Following), ("previous", DateWordKind.Deixis, (int)Deixis.Preceding), ("preceding", DateWordKind.Deixis, (int)Deixis.Preceding),
        ("prior", DateWordKind.Deixis, (int)Deixis.Preceding), ("that", DateWordKind.Deixis, (int)Deixis.Same), ("same", DateWordKind.Deixis, (int)Deixis.Same),
        ("ago", DateWordKind.Direction, -1), ("earlier", DateWordKind.Direction, -1), ("before", DateWordKind.Direction, -1), ("later", DateWordKind.Direction, 1),
        ("after", DateWordKind.Direction, 1), ("early", DateWordKind.Part, (int)PeriodPart.Early), ("mid", DateWordKind.Part, (int)PeriodPart.Mid),
        ("late", DateWordKind.Part, (int)PeriodPart.Late), ("start", DateWordKind.Part, (int)PeriodPart.Start), ("beginning", DateWordKind.Part, (int)PeriodPart.Start),
        ("end", DateWordKind.Part, (int)PeriodPart.End), ("middle", DateWordKind.Part, (int)PeriodPart.Mid), ("close", DateWordKind.Part, (int)PeriodPart.End),
        ("bc", DateWordKind.Era, -1), ("bce", DateWordKind.Era, -1), ("ad", DateWordKind.Era, 1), ("ce", DateWordKind.Era, 1),
    ];

    private static IEnumerable<(string Word, DateWordKind Kind, int Value)> Numbered(DateWordKind kind, string words, int first) =>
        words.Split(' ').Select((word, index) => (word, kind, first + index)).Where(entry => entry.word != "_");

    private static IEnumerable<(string Word, DateWordKind Kind, int Value)> Tens(DateWordKind kind, string words, int first) =>
        words.Split(' ').Select((word, index) => (word, kind, (first + index) * 10));
}
