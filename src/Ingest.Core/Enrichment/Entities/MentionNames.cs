using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>The names of one text, each taken apart once however often it is mentioned.</summary>
internal sealed class MentionNames
{
    private readonly Dictionary<string, MentionName>.AlternateLookup<ReadOnlySpan<char>> _names;
    private readonly Dictionary<string, MentionName>.AlternateLookup<ReadOnlySpan<char>> _organizations;

    /// <param name="mentions">Mentions of the text; about every other one repeats a name.</param>
    public MentionNames(int mentions)
    {
        _names = New(mentions / 2);
        _organizations = New(mentions / 4);
    }

    public MentionName this[ReadOnlySpan<char> surface, EntityType type]
    {
        get
        {
            var organization = type == EntityType.Organization;
            var names = organization ? _organizations : _names;

            if (!names.TryGetValue(surface, out var name))
            {
                name = new MentionName(surface.ToString(), withoutArticle: organization);
                names.Dictionary.Add(name.Surface, name);
            }

            return name;
        }
    }

    private static Dictionary<string, MentionName>.AlternateLookup<ReadOnlySpan<char>> New(int names) =>
        new Dictionary<string, MentionName>(names, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
