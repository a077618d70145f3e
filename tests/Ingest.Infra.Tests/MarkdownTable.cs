using System.Text.RegularExpressions;

namespace Ingest.Infra.Tests;

internal static partial class MarkdownTable
{
    /// <summary>The cells of the first table behind a heading, without its head.</summary>
    public static IReadOnlyList<string[]> Rows(string document, string heading)
    {
        var lines = Repository.Read(document).ReplaceLineEndings("\n").Split('\n').SkipWhile(line => line != heading).ToArray();
        Assert.NotEmpty(lines);
        return [.. lines.SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')).Skip(2).Select(line => Bar().Split(line.Trim()[1..^1]).Select(cell => cell.Trim()).ToArray())];
    }

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
