using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>Looks phrases of a text up in the gazetteer and the alias table.</summary>
internal sealed class NameMatches(Gazetteer gazetteer, AliasTable aliases)
{
    private static readonly EntityType[] Types = [EntityType.Location, EntityType.Organization, EntityType.Miscellaneous];

    /// <summary>Kinds of the longest phrase that starts at a token and is one of <paramref name="wanted"/>; its end is exclusive.</summary>
    public NameKinds Longest(TokenView tokens, int first, int limit, NameKinds wanted, out int end)
    {
        var hash = PhraseHash.Empty;
        var found = NameKinds.None;
        end = first;

        for (var i = first; i < limit && i < first + Gazetteer.MaxWords; i++)
        {
            hash = PhraseHash.Extend(hash, tokens.Hash(i));
            var kinds = gazetteer[hash];

            if ((kinds & wanted) != 0)
            {
                found = kinds;
                end = i + 1;
            }

            if ((kinds & NameKinds.Prefix) == 0)
            {
                break;
            }
        }

        return found;
    }

    public NameKinds Word(TokenView tokens, int token) => gazetteer[PhraseHash.Extend(PhraseHash.Empty, tokens.Hash(token))];

    public NameKinds Phrase(TokenView tokens, int first, int end) => gazetteer[tokens.Phrase(first, end)];

    /// <summary>The alias that these tokens are, in its own case.</summary>
    public Alias? Alias(TokenView tokens, int first, int end, EntityType type)
    {
        if (aliases.Find(tokens.Phrase(first, end), type) is not { } alias)
        {
            return null;
        }

        if (!alias.IsAcronym)
        {
            return alias;
        }

        for (var i = first; i < end; i++)
        {
            if (tokens.Shape(i) is WordShape.Lower or WordShape.Capitalized)
            {
                return null;
            }
        }

        return alias;
    }

    /// <summary>The longest alias that starts at a token, of any type.</summary>
    public Alias? LongestAlias(TokenView tokens, int first, int limit, out int end)
    {
        for (end = Math.Min(limit, first + Gazetteer.MaxWords); end > first; end--)
        {
            foreach (var type in Types)
            {
                if (Alias(tokens, first, end, type) is { } alias)
                {
                    return alias;
                }
            }
        }

        return null;
    }
}
