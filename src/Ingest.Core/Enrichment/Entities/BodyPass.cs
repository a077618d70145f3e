using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>Puts right what the tagger takes for bodies: a hospital is a place, an office is nothing, and the one who holds it leaves the body's name.</summary>
internal static class BodyPass
{
    /// <summary>The span as it should be, or null where it names nothing.</summary>
    public static EntitySpan? Correct(TokenView tokens, EntitySpan span, NameMatches matches)
    {
        if (span.Type != EntityType.Organization)
        {
            return span;
        }

        if (span.Length == 1)
        {
            return Lexicon.IsCommonAcronym(tokens.Word(span.FirstToken)) ? null : span;
        }

        if (IsPublicBuilding(tokens, span))
        {
            return span with { Type = EntityType.Location };
        }

        // "Minister of Tourism", "Secretary of State".
        if (Lexicon.IsOffice(tokens.Word(span.FirstToken)) && tokens.Word(span.FirstToken + 1) is "of" or "for")
        {
            return null;
        }

        return WithoutOffice(tokens, span, matches);
    }

    /// <summary>Whatever it does, a hospital or a museum is a place, as in CoNLL-2003; the body that runs it is another name.</summary>
    private static bool IsPublicBuilding(TokenView tokens, EntitySpan span) =>
        tokens.Word(span.EndToken - 1) is "Hospital" or "Museum" or "Infirmary" or "Stadium" or "Airport"
        || tokens.Word(span.FirstToken) is "Hospital" or "Hôpital" or "Museo" or "Musée" or "Musee" or "Museu";

    /// <summary>"Abia State Governor", "Punjab CM": what stands before the office is the place or the body; "U.S. Treasuries" are the place's bonds.</summary>
    private static EntitySpan WithoutOffice(TokenView tokens, EntitySpan span, NameMatches matches)
    {
        var end = span.EndToken;

        if (!Lexicon.IsOffice(tokens.Word(end - 1)) && tokens.Word(end - 1) is not ("Ruler" or "Treasuries"))
        {
            return span;
        }

        for (var i = span.FirstToken; i < end; i++)
        {
            if (tokens.Word(i) is "of" or "for" or "the")
            {
                return span;
            }
        }

        var rest = span with { EndToken = end - 1 };

        return (matches.Phrase(tokens, rest.FirstToken, rest.EndToken) & NameKinds.Place) != 0 ? rest with { Type = EntityType.Location } : rest;
    }
}
