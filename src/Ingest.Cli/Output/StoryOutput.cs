using System.Globalization;
using System.Text.Json;
using Ingest.Core.Articles;
using Ingest.Tables.Rows;

namespace Ingest.Cli.Output;

/// <summary>The copies of an article: who carried the story first, and what each changed.</summary>
internal static class StoryOutput
{
    public static void Write(string shown, IReadOnlyList<StoryEntity> copies)
    {
        if (copies.Count == 0)
        {
            return;
        }

        Console.WriteLine();
        Console.WriteLine($"{copies.Count} articles have this story, the first one on top:");

        foreach (var copy in copies)
        {
            Write(copy, isFirst: copy == copies[0], isShown: copy.ArticleId == shown);
        }
    }

    private static void Write(StoryEntity copy, bool isFirst, bool isShown)
    {
        var likeness = isFirst ? "first" : copy.IsSameText ? "same text" : string.Create(CultureInfo.InvariantCulture, $"about {copy.Similarity:P0} alike");
        Console.WriteLine(Plain.Line($"{(isShown ? '>' : ' ')} {copy.Date:u}  {copy.ArticleId}  {copy.Publisher ?? "-"}  {likeness}  {copy.Headline}"));

        if (copy.Fields is { } fields)
        {
            Console.WriteLine(Plain.Line($"    differs: {fields.Replace(" ", ", ", StringComparison.Ordinal)}"));
        }

        HistoryOutput.Write('-', List(copy.Removed), copy.RemovedCount, indent: 4);
        HistoryOutput.Write('+', List(copy.Added), copy.AddedCount, indent: 4);
    }

    private static IReadOnlyList<string> List(string? json) => json is null ? [] : JsonSerializer.Deserialize(json, ArticleJsonContext.Relaxed.IReadOnlyListString) ?? [];
}
