using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>Puts right where the tagger lets names begin and end: no punctuation at either edge, hyphenated given names whole, titles and roles apart from names.</summary>
internal sealed class BoundaryPass(NameMatches matches)
{
    /// <summary>Longest second half of a given name: "Tsai Ing-wen", "Kim Jong-un".</summary>
    private const int LongestHalf = 6;

    /// <summary>Adds what is left of the span, which can be two names (a body and its head) or none.</summary>
    public void Add(TokenView tokens, Sentence sentence, EntitySpan span, List<EntitySpan> result)
    {
        if (Trim(tokens, sentence, span) is not { } trimmed)
        {
            return;
        }

        if (trimmed.Type == EntityType.Organization && OfficeHolder(tokens, trimmed) is { } person)
        {
            if (BeforeRole(tokens, trimmed, person.FirstToken) is { } body)
            {
                result.Add(body);
            }

            result.Add(person);
            return;
        }

        result.Add(trimmed.Type == EntityType.Person ? WithHalves(tokens, sentence, WithoutCompound(tokens, trimmed)) : trimmed);
    }

    private EntitySpan? Trim(TokenView tokens, Sentence sentence, EntitySpan span)
    {
        var (first, end) = (span.FirstToken, span.EndToken);

        while (first < end && tokens.Shape(first) == WordShape.Punctuation && !(first + 1 < end && Characters.IsApostrophe(tokens.Word(first)[0]) && tokens.IsCapitalized(first + 1)))
        {
            first++;
        }

        // "Yesterday Medina said": the sentence gives the word its capital; "He Jie" is a name.
        if (first == sentence.FirstToken && end - first > 1 && span.Type == EntityType.Person && Abbreviations.OpensSentence(tokens.Word(first))
            && (matches.Word(tokens, first) & (NameKinds.Given | NameKinds.Family)) == 0)
        {
            first++;
        }

        // "NGO Reporters Without Borders": what it is, not its name.
        while (end - first > 2 && span.Type == EntityType.Organization && tokens.Word(first) is "NGO" or "NGOs")
        {
            first++;
        }

        while (end > first && tokens.Word(end - 1) is "," or ";" or ":" or "?" or "\"" or "“" or "”" or "(" or "-" or "–" or "—")
        {
            end--;
        }

        end = BeforeOpenBracket(tokens, first, end);

        return end > first ? span with { FirstToken = first, EndToken = end } : null;
    }

    /// <summary>A bracket that opens inside a name and closes outside it does not belong to it: "Night Shift (Rough Trade, 2009)".</summary>
    private static int BeforeOpenBracket(TokenView tokens, int first, int end)
    {
        var open = -1;

        for (var i = first; i < end; i++)
        {
            open = tokens.Word(i) is "(" ? i : tokens.Word(i) is ")" ? -1 : open;
        }

        return open > first ? open : end;
    }

    /// <summary>"PM Vajpayee", "Commission Chairman Badru Kiggundu": the words after a title inside an organisation that end in a person's name.</summary>
    private EntitySpan? OfficeHolder(TokenView tokens, EntitySpan span)
    {
        for (var i = span.EndToken - 2; i >= span.FirstToken; i--)
        {
            if (!tokens.IsCapitalized(i + 1))
            {
                return null;
            }

            if (Lexicon.IsOffice(tokens.Word(i)))
            {
                var (first, last) = (matches.Word(tokens, i + 1), matches.Word(tokens, span.EndToken - 1));
                var known = ((first | last) & (NameKinds.Given | NameKinds.Family)) != 0 && ((first | last) & NameKinds.CommonWord) == 0;

                return known && span.EndToken - i <= 5 ? new EntitySpan(i + 1, span.EndToken, EntityType.Person) : null;
            }
        }

        return null;
    }

    private static EntitySpan? BeforeRole(TokenView tokens, EntitySpan span, int person)
    {
        var end = person;

        while (end > span.FirstToken && (Lexicon.IsOffice(tokens.Word(end - 1)) || Lexicon.IsRole(tokens.Word(end - 1)) || Lexicon.IsTitle(tokens.Word(end - 1))))
        {
            end--;
        }

        return end > span.FirstToken ? span with { EndToken = end } : null;
    }

    private EntitySpan WithHalves(TokenView tokens, Sentence sentence, EntitySpan span)
    {
        var end = span.EndToken;

        while (span.Length > 1 && end + 1 < sentence.EndToken && tokens.Word(end) is "-" && tokens.Shape(end + 1) == WordShape.Lower
            && tokens.Word(end + 1).Length <= LongestHalf
            && IsHalf(tokens, end + 1))
        {
            end += 2;
        }

        return span with { EndToken = end };
    }

    /// <summary>"Angela Merkel-era": the second half of a compound that the tagger took along.</summary>
    private static EntitySpan WithoutCompound(TokenView tokens, EntitySpan span) =>
        span.Length > 2 && tokens.Word(span.EndToken - 2) is "-" && IsCompound(tokens, span.EndToken - 1) ? span with { EndToken = span.EndToken - 2 } : span;

    /// <summary>Not the second half of a compound, nor a word that the list of common words lacks.</summary>
    private bool IsHalf(TokenView tokens, int token) =>
        (matches.Word(tokens, token) & NameKinds.CommonWord) == 0 && !IsCompound(tokens, token) && tokens.Word(token) is not ("s" or "and" or "the" or "who" or "in" or "a" or "to" or "by" or "of");

    private static bool IsCompound(TokenView tokens, int token) =>
        tokens.Word(token) is "era" or "born" or "led" or "owned" or "based" or "backed" or "esque" or "like" or "ism" or "ist";
}
