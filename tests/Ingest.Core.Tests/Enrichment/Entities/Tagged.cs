using System.Text;
using System.Text.RegularExpressions;
using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Tests.Enrichment.Entities;

/// <summary>A sentence in which a tagger has marked names, "[PER Ana Reyes] spoke", and what the passes after it make of them, in the same notation.</summary>
internal static partial class Tagged
{
    public static string Corrected(string marked)
    {
        var (text, spans) = Read(marked);
        var analyzed = TextAnalyzer.Analyze([text], "en");
        using var tokens = new TokenView(analyzed);
        var tagged = spans.Select(span => new EntitySpan(TokenAt(analyzed, span.Start), TokenAt(analyzed, span.End - 1) + 1, span.Type)).ToList();

        var corrected = new AliasPass(EntityResources.Names).Apply(tokens, tagged);

        var result = new StringBuilder(text);

        foreach (var span in corrected.OrderByDescending(span => span.FirstToken))
        {
            result.Insert(analyzed.Tokens[span.EndToken - 1].End, ']').Insert(analyzed.Tokens[span.FirstToken].Start, $"[{NameOf(span.Type)} ");
        }

        return result.ToString();
    }

    private static int TokenAt(AnalyzedText text, int position) => text.Tokens.ToList().FindIndex(token => token.Start <= position && position < token.End);

    private static (string Text, List<(int Start, int End, EntityType Type)> Spans) Read(string marked)
    {
        var text = new StringBuilder();
        var spans = new List<(int, int, EntityType)>();
        var position = 0;

        foreach (Match match in Name().Matches(marked))
        {
            text.Append(marked, position, match.Index - position);
            spans.Add((text.Length, text.Length + match.Groups[2].Length, Enum.GetValues<EntityType>().Single(type => NameOf(type) == match.Groups[1].Value)));
            text.Append(match.Groups[2].Value);
            position = match.Index + match.Length;
        }

        return (text.Append(marked, position, marked.Length - position).ToString(), spans);
    }

    private static string NameOf(EntityType type) => type switch
    {
        EntityType.Person => "PER",
        EntityType.Organization => "ORG",
        EntityType.Location => "LOC",
        _ => "MISC",
    };

    [GeneratedRegex(@"\[(PER|ORG|LOC|MISC) ([^\]]*)\]")]
    private static partial Regex Name();
}
