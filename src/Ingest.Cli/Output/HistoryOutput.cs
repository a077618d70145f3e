using Ingest.Core.Writing;

namespace Ingest.Cli.Output;

/// <summary>What changed in an article, newest first.</summary>
public static class HistoryOutput
{
    private const int Indent = 2;

    public static void Write(StoredArticle stored, IReadOnlyList<ArticleChange> changes, bool asJson)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(changes);

        if (asJson)
        {
            JsonOutput.Write(changes);
            return;
        }

        Console.WriteLine(Plain.Line($"{stored.Article.Headline ?? stored.Article.Id}: version {stored.Version}, first seen {stored.FirstSeen:u}, last changed {stored.LastChanged:u}"));

        foreach (var change in changes)
        {
            Write(change);
        }

        if (changes.Count == 0)
        {
            Console.WriteLine("Nothing that a reader sees has changed since.");
        }
    }

    private static void Write(ArticleChange change)
    {
        Console.WriteLine();
        Console.WriteLine(Plain.Line($"{change.At:u}  version {change.Version}, from {change.Blob}"));

        if (change.Fields.Count > 0)
        {
            Console.WriteLine(Plain.Line($"  changed: {string.Join(", ", change.Fields)}"));
        }

        if (change.HeadlineBefore is { } headline)
        {
            Console.WriteLine(Plain.Line($"  headline before: {headline}"));
        }

        Write('-', change.Removed, change.RemovedCount, Indent);
        Write('+', change.Added, change.AddedCount, Indent);
    }

    /// <summary>Paragraphs that came or went.</summary>
    /// <param name="count">Of all of them; the list may have fewer.</param>
    internal static void Write(char sign, IReadOnlyList<string> paragraphs, int count, int indent)
    {
        var margin = new string(' ', indent);

        foreach (var paragraph in paragraphs)
        {
            Console.WriteLine(Plain.Line($"{margin}{sign} {paragraph}"));
        }

        if (count > paragraphs.Count)
        {
            Console.WriteLine($"{margin}{sign} and {count - paragraphs.Count} more paragraphs");
        }
    }
}
