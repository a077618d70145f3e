namespace Ingest.Core.Enrichment.Entities;

/// <summary>A name as it is written, taken apart once for all mentions that write it so.</summary>
internal sealed class MentionName
{
    private const string Article = "the ";

    /// <param name="surface">As written.</param>
    /// <param name="withoutArticle">Whether a leading "The" is no part of the key.</param>
    public MentionName(string surface, bool withoutArticle)
    {
        var key = NameKey.Fold(surface);

        Surface = surface;
        Key = withoutArticle && key.StartsWith(Article, StringComparison.Ordinal) ? key[Article.Length..] : key;
        Words = Key.Contains(' ') ? Key.Split(' ', StringSplitOptions.RemoveEmptyEntries) : Key.Length > 0 ? [Key] : [];

        int upper = 0, lower = 0;

        foreach (var c in surface)
        {
            upper += char.IsUpper(c) ? 1 : 0;
            lower += char.IsLower(c) ? 1 : 0;
        }

        IsAllCaps = lower == 0 && upper > 0;
        IsAcronym = Words.Length == 1 && surface.Length is >= 2 and <= 8 && upper * 3 >= surface.Length * 2;
    }

    public string Surface { get; }

    /// <summary>The folded name.</summary>
    public string Key { get; }

    /// <summary>The folded words of the name, in order.</summary>
    public string[] Words { get; }

    public bool IsAllCaps { get; }

    public bool IsAcronym { get; }
}
