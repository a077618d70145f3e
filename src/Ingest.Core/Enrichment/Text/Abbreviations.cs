using System.Collections.Frozen;

namespace Ingest.Core.Enrichment.Text;

/// <summary>Words written with a period that does not end the sentence.</summary>
internal static class Abbreviations
{
    /// <summary>Stand before a name: a sentence never ends with them.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Titles = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "adm", "asst", "atty", "bhd", "brig", "capt", "cdr", "cmdr", "col", "comdr", "cpl", "det", "dr", "dra", "drs", "ens", "fr", "gen", "gov",
        "hon", "hr", "insp", "ing", "lic", "lt", "maj", "messrs", "mlle", "mme", "mmes", "mons", "mr", "mrs", "ms", "mt", "mx", "pfc", "pres", "prof",
        "pte", "pvt", "rep", "reps", "rev", "rt", "sec", "sen", "sens", "sgt", "spc", "sr", "sra", "srta", "ste", "st", "supt", "vs",
        "abp", "bp", "msgr", "amb", "dep", "dist", "ft", "hrs").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Can end a sentence too: the word after decides.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Others = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "inc", "ltd", "corp", "cos", "bros", "llc", "plc", "pty", "pvt", "assn", "dept", "univ", "intl", "natl", "mfg",
        "jan", "feb", "apr", "jun", "jul", "aug", "sept", "oct", "nov", "dec", "tues", "thurs",
        "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "kan", "ky", "md", "minn", "mo", "mont", "neb", "nev", "okla",
        "penn", "tenn", "va", "vt", "wis", "wyo", "ont", "que", "alta",
        "jr", "esq", "ph.d", "etc", "al", "approx", "est", "ext", "fig", "figs", "eds", "vol", "vols", "pp", "cf", "viz", "ca",
        "ave", "blvd", "rd", "hwy", "sq", "nr", "bzw", "usw", "ggf", "vgl", "evtl", "abs", "art", "núm", "tel").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Written with a period only before a number: "No. 10", "p. 7", "pp. 3-9", "art. 5".</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Counters = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "no", "nos", "p", "pp", "art", "ch", "sec", "mar", "fig", "vol", "vs").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Words that open English sentences and hardly ever follow an abbreviation inside one.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Openers = FrozenSet.Create(
        StringComparer.Ordinal,
        "The", "A", "An", "He", "She", "It", "They", "We", "I", "You", "This", "That", "These", "Those", "There", "Here", "In", "On", "At", "By", "For",
        "From", "With", "As", "After", "Before", "But", "And", "Or", "So", "If", "When", "While", "Although", "Though", "However", "His", "Her", "Its",
        "Their", "Our", "My", "What", "Who", "Why", "How", "Where", "Some", "Many", "Most", "More", "All", "Both", "Not", "No", "Now", "Then", "Since",
        "Under", "Over", "During", "Until", "Because", "Despite", "According", "Meanwhile", "Earlier", "Later", "Last", "Yet", "To", "Is", "Was", "Are",
        "Officials", "Police", "Authorities", "Another", "Only", "Also", "About", "Nearly", "Several", "Other", "Others", "Yesterday", "Today", "Tomorrow", "Among", "Between",
        "Through", "Once", "Still", "Each", "Every", "Such", "Without", "Within", "Instead", "Perhaps").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the word is written with a period. <paramref name="word"/> comes without it.</summary>
    public static bool Contains(ReadOnlySpan<char> word) =>
        word.Length is > 1 and <= 6 && (char.IsUpper(word[0]) || !IsAlsoWord(word)) && (Titles.Contains(word) || Others.Contains(word));

    public static bool IsTitle(ReadOnlySpan<char> word) => word.Length <= 6 && (char.IsUpper(word[0]) || !IsAlsoWord(word)) && Titles.Contains(word);

    public static bool IsCounter(ReadOnlySpan<char> word) => word.Length <= 4 && Counters.Contains(word);

    public static bool OpensSentence(ReadOnlySpan<char> word) => word.Length <= 10 && Openers.Contains(word);

    /// <summary>In lower case these are common words, and the period ends their sentence.</summary>
    private static bool IsAlsoWord(ReadOnlySpan<char> word) => word is
        "gen" or "rep" or "reps" or "sec" or "det" or "col" or "rev" or "ms" or "hon" or "fr" or "ft" or "hrs" or "mo" or "ark" or "del" or "al"
        or "jun" or "dec" or "va" or "md" or "ga" or "art" or "abs" or "tel" or "st" or "rt" or "pres" or "ens" or "dep" or "sr" or "mt" or "ing" or "cos" or "conn" or "miss" or "penn" or "que" or "ca";
}
