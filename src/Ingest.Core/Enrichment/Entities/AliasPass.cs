using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>
/// Lets the lists overrule the tagger where they know better: titles leave people's names, countries are places, and names of the alias
/// table that stand alone are found even where the tagger saw nothing.
/// </summary>
internal sealed class AliasPass(NameMatches matches)
{
    private readonly BoundaryPass _boundaries = new(matches);

    public List<EntitySpan> Apply(TokenView tokens, List<EntitySpan> spans)
    {
        var result = new List<EntitySpan>(spans.Count + 8);
        var next = 0;

        foreach (var sentence in tokens.Text.Sentences)
        {
            var position = sentence.FirstToken;

            while (next < spans.Count && spans[next].FirstToken < sentence.EndToken)
            {
                Fill(tokens, sentence, position, spans[next].FirstToken, result);
                position = spans[next].EndToken;

                if (Correct(tokens, spans[next]) is { } corrected)
                {
                    _boundaries.Add(tokens, sentence, corrected, result);
                }

                next++;
            }

            Fill(tokens, sentence, position, sentence.EndToken, result);
        }

        AcronymPass.Apply(tokens, result);
        SurnamePass.Apply(tokens, result, matches);
        PossessiveNamePass.Apply(tokens, result, matches);
        StatePass.Apply(tokens, result, matches);
        StandingsPass.Apply(tokens, result, matches);

        return result;
    }

    private EntitySpan? Correct(TokenView tokens, EntitySpan span)
    {
        if (span.Type == EntityType.Person)
        {
            while (span.Length > 1 && Lexicon.IsTitle(tokens.Word(span.FirstToken)))
            {
                span = span with { FirstToken = span.FirstToken + 1 };
            }

            // A title alone names nobody.
            return span.Length == 1 && Lexicon.IsTitle(tokens.Word(span.FirstToken)) ? null : span;
        }

        // "US$", "A$": a currency.
        if (span.EndToken < tokens.Count && tokens.Word(span.EndToken) is "$" && span.Length == 1)
        {
            return null;
        }

        if (BodyPass.Correct(tokens, span, matches) is not { } body)
        {
            return null;
        }

        span = body;

        if (span is { Length: 1, Type: EntityType.Location or EntityType.Miscellaneous } && Lexicon.IsChamber(tokens.Word(span.FirstToken)))
        {
            return span with { Type = EntityType.Organization };
        }

        return IsCertainPlace(tokens, span) ? span with { Type = EntityType.Location } : span;
    }

    /// <summary>A country, or an acronym that the table has for a place and for nothing else.</summary>
    private bool IsCertainPlace(TokenView tokens, EntitySpan span)
    {
        if (span.Type is not (EntityType.Organization or EntityType.Miscellaneous)
            || matches.Alias(tokens, span.FirstToken, span.EndToken, EntityType.Location) is not { } alias)
        {
            return false;
        }

        var country = (matches.Phrase(tokens, span.FirstToken, span.EndToken) & NameKinds.Country) != 0;

        return (country || alias.IsAcronym) && matches.Alias(tokens, span.FirstToken, span.EndToken, span.Type) is null;
    }

    /// <summary>Looks for countries, nationalities and known acronyms between two names.</summary>
    private void Fill(TokenView tokens, Sentence sentence, int first, int end, List<EntitySpan> result)
    {
        for (var i = first; i < end; i++)
        {
            if (!tokens.IsCapitalized(i) && tokens.Shape(i) != WordShape.Initials)
            {
                continue;
            }

            if (IsChamber(tokens, sentence, i))
            {
                result.Add(new EntitySpan(i, i + 1, EntityType.Organization));
                continue;
            }

            if (matches.LongestAlias(tokens, i, end, out var to) is not { } alias || !IsAlone(tokens, sentence, i, to))
            {
                continue;
            }

            var kinds = matches.Phrase(tokens, i, to);
            var certain = (kinds & (NameKinds.Country | NameKinds.Nationality)) != 0 || alias.IsAcronym;

            if (certain && (kinds & (NameKinds.Given | NameKinds.Family)) == 0 && !(to < tokens.Count && tokens.Word(to) is "$"))
            {
                result.Add(new EntitySpan(i, to, alias.Type));
                i = to - 1;
            }
        }
    }

    private static bool IsChamber(TokenView tokens, Sentence sentence, int token) =>
        token > sentence.FirstToken && IsAlone(tokens, sentence, token, token + 1)
        && (Lexicon.IsChamber(tokens.Word(token)) || (Lexicon.IsHouse(tokens.Word(token)) && tokens.Word(token - 1) is "the" or "The"));

    /// <summary>Not a part of a longer run of capitals, which would be another name.</summary>
    private static bool IsAlone(TokenView tokens, Sentence sentence, int first, int end) =>
        (first == sentence.FirstToken || !tokens.IsCapitalized(first - 1)) && (end == sentence.EndToken || !tokens.IsCapitalized(end));
}
