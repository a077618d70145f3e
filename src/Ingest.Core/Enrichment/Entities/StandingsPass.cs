using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>In a table of standings ("Boston 41 18 .695") a city among teams is a team; a table of countries stays one of places.</summary>
internal static class StandingsPass
{
    private const int FewestNumbers = 2;

    public static void Apply(TokenView tokens, List<EntitySpan> spans, NameMatches matches)
    {
        var rows = new List<int>();
        var next = 0;

        foreach (var sentence in tokens.Text.Sentences)
        {
            while (next < spans.Count && spans[next].FirstToken < sentence.FirstToken)
            {
                next++;
            }

            if (next < spans.Count && IsRow(tokens, sentence, spans[next]))
            {
                rows.Add(next);
            }
            else
            {
                Settle(tokens, spans, rows, matches);
            }
        }

        Settle(tokens, spans, rows, matches);
    }

    /// <summary>A name and then numbers only.</summary>
    private static bool IsRow(TokenView tokens, Sentence sentence, EntitySpan span)
    {
        var numbers = 0;

        if (span.FirstToken != sentence.FirstToken || span.EndToken > sentence.EndToken)
        {
            return false;
        }

        for (var i = span.EndToken; i < sentence.EndToken; i++)
        {
            if (tokens.Shape(i) == WordShape.Number)
            {
                numbers++;
            }
            else if (tokens.Shape(i) != WordShape.Punctuation)
            {
                return false;
            }
        }

        return numbers >= FewestNumbers;
    }

    private static void Settle(TokenView tokens, List<EntitySpan> spans, List<int> rows, NameMatches matches)
    {
        var teams = rows.Exists(row => spans[row].Type == EntityType.Organization);
        var countries = rows.Exists(row => (matches.Phrase(tokens, spans[row].FirstToken, spans[row].EndToken) & NameKinds.Country) != 0);

        foreach (var row in rows)
        {
            if (teams && !countries && spans[row].Type == EntityType.Location)
            {
                spans[row] = spans[row] with { Type = EntityType.Organization };
            }
        }

        rows.Clear();
    }
}
