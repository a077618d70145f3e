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
        using var tokens = new TokenView(text);

        var corrected = new AliasPass(EntityResources.Names).Apply(tokens, spans);

        var result = new StringBuilder(text.Value);

        foreach (var span in corrected.OrderByDescending(span => span.FirstToken))
        {
            result.Insert(text.Tokens[span.EndToken - 1].End, ']').Insert(text.Tokens[span.FirstToken].Start, $"[{NameOf(span.Type)} ");
        }

        return result.ToString();
    }

    /// <summary>The text without its marks, and what they mark.</summary>
    public static (AnalyzedText Text, List<EntitySpan> Spans) Read(string marked)
    {
        var text = new StringBuilder();
        var names = new List<(int Start, int End, EntityType Type)>();
        var position = 0;

        foreach (Match match in Name().Matches(marked))
        {
            text.Append(marked, position, match.Index - position);
            names.Add((text.Length, text.Length + match.Groups[2].Length, Enum.GetValues<EntityType>().Single(type => NameOf(type) == match.Groups[1].Value)));
            text.Append(match.Groups[2].Value);
            position = match.Index + match.Length;
        }

        var analyzed = TextAnalyzer.Analyze([text.Append(marked, position, marked.Length - position).ToString()], "en");
        return (analyzed, names.ConvertAll(name => new EntitySpan(TokenAt(analyzed, name.Start), TokenAt(analyzed, name.End - 1) + 1, name.Type)));
    }

    private static int TokenAt(AnalyzedText text, int position) => text.Tokens.ToList().FindIndex(token => token.Start <= position && position < token.End);

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
