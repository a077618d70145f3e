using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>
/// Finds names by lists and local patterns only: aliases and places of the gazetteer, given name + family name, title + name,
/// company and institution words. Works for every language with precision before recall; the tagger replaces it for English.
/// </summary>
internal sealed class PatternTagger(NameMatches matches)
{
    public void Tag(TokenView tokens, Sentence sentence, List<EntitySpan> spans)
    {
        var i = sentence.FirstToken;

        while (i < sentence.EndToken)
        {
            if (tokens.IsCapitalized(i) || tokens.Shape(i) == WordShape.Initials)
            {
                if (Match(tokens, sentence, i) is { } span)
                {
                    spans.Add(span);
                    i = span.EndToken;
                    continue;
                }
            }

            i++;
        }
    }

    private EntitySpan? Match(TokenView tokens, Sentence sentence, int first)
    {
        var run = RunEnd(tokens, sentence, first);

        return Company(tokens, sentence, first, run)
            ?? Alias(tokens, sentence, first)
            ?? Person(tokens, sentence, first, run)
            ?? Place(tokens, sentence, first, run);
    }

    /// <summary>End of the run of capitalised words and particles that starts here.</summary>
    private static int RunEnd(TokenView tokens, Sentence sentence, int first)
    {
        var end = first;

        for (var i = first; i < sentence.EndToken && i < first + Gazetteer.MaxWords; i++)
        {
            if (tokens.IsCapitalized(i))
            {
                if (tokens.Shape(i) == WordShape.Caseless)
                {
                    return Math.Max(end, first + 1);
                }

                end = i + 1;
            }
            else if (!Lexicon.IsParticle(tokens.Word(i)) && tokens.Word(i) is not "-" and not "&")
            {
                break;
            }
        }

        return Math.Max(end, first + 1);
    }

    private static EntitySpan? Company(TokenView tokens, Sentence sentence, int first, int run)
    {
        for (var i = first + 1; i < run; i++)
        {
            if (Lexicon.IsCompanyEnding(tokens.Word(i)) && tokens.Word(i).Length > 1)
            {
                return new EntitySpan(first, i + 1, EntityType.Organization);
            }
        }

        var institution = run - first >= 2 && first + 1 > sentence.FirstToken
            && (Lexicon.IsInstitutionHead(tokens.Word(run - 1)) || Lexicon.IsInstitutionHead(tokens.Word(first)));

        return institution ? new EntitySpan(first, run, EntityType.Organization) : null;
    }

    private EntitySpan? Alias(TokenView tokens, Sentence sentence, int first) =>
        matches.LongestAlias(tokens, first, sentence.EndToken, out var end) is { } alias ? new EntitySpan(first, end, alias.Type) : null;

    private EntitySpan? Person(TokenView tokens, Sentence sentence, int first, int run)
    {
        var start = first;

        if (Lexicon.IsHonorific(tokens.Word(first)))
        {
            start = first + 1;

            if (start < run && tokens.Word(start) is not "-")
            {
                return Trimmed(tokens, start, run);
            }

            return null;
        }

        // "Anna Lind"; one word alone says too little.
        var named = run - start >= 2 && tokens.Shape(start) != WordShape.Caseless && (matches.Word(tokens, start) & NameKinds.Given) != 0;
        var second = named && start + 1 < sentence.EndToken && tokens.IsCapitalized(start + 1);

        return second && (matches.Word(tokens, run - 1) & NameKinds.Place) == 0 ? Trimmed(tokens, start, run) : null;
    }

    private static EntitySpan? Trimmed(TokenView tokens, int first, int end)
    {
        while (end > first && !tokens.IsCapitalized(end - 1))
        {
            end--;
        }

        return end > first ? new EntitySpan(first, end, EntityType.Person) : null;
    }

    private EntitySpan? Place(TokenView tokens, Sentence sentence, int first, int run)
    {
        var kinds = matches.Longest(tokens, first, sentence.EndToken, NameKinds.City | NameKinds.Country | NameKinds.Region, out var end);

        // A town's name that is also a family name, or that is only the beginning of a longer name, proves nothing; nor does a sentence's first word.
        if (kinds == 0 || (kinds & (NameKinds.Family | NameKinds.Given)) != 0 || end < run || (first == sentence.FirstToken && end == first + 1))
        {
            return null;
        }

        return new EntitySpan(first, end, EntityType.Location);
    }
}
