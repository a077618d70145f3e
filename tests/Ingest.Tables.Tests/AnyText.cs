using FsCheck;
using FsCheck.Fluent;

namespace Ingest.Tables.Tests;

/// <summary>Texts as they come in blob names and news: every kind of character that a key, a property or UTF-8 has trouble with.</summary>
internal static class AnyText
{
    private static readonly string[] Pieces =
    [
        "", "a", "Z", "9", " ", "_", "-", ".", "..", "'", "\"", "{", "}", "+", "&", "=", "$", "~", "~-", "~7E", "|", "/", "\\", "#", "?", "%", "%2F", "\t", "\n", "\0", "\u007F", "\u0085", "\u00A0",
        "é", "e\u0301", "Å", "\u212B", "ﬁ", "Ａ", "İ", "ß", "\u0301", "한", "\u1112\u1161\u11AB", "日本", "😀", "👩‍👧", "\uD83D", "\uDE00", "\u200B", "\uFEFF", "\uFFFE", "news/2024/", ".html",
    ];

    public static Gen<string> Any { get; } = Gen.Frequency(
        (6, Gen.Elements(Pieces).ListOf().Select(string.Concat)),
        (2, Gen.Choose(0, 0xFFFF).Select(c => (char)c).ListOf().Select(list => new string([.. list]))),
        (1, Gen.Elements(Pieces).ListOf(400).Select(string.Concat)));

    /// <summary>Pairs that often differ by little.</summary>
    public static Gen<(string First, string Second)> Pairs { get; } =
        from prefix in Any
        from first in Gen.Elements(Pieces)
        from second in Gen.Elements(Pieces)
        from suffix in Any
        select (prefix + first + suffix, prefix + second + suffix);

    public static Arbitrary<string> Texts() => Any.ToArbitrary();
}
