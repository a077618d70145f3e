using System.Text;
using Ingest.Core.Articles;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing;

namespace Ingest.Core.Tests.Memory;

/// <summary>
/// A parser for tests: each line <c>url|headline|day from November 2024</c> is an article, a line that starts with <c>bad</c> (or <c>{bad</c>) a
/// rejection. (A whole language of its own, so that no test of a stage depends on the real parser.)
/// </summary>
internal sealed class LineParser : IDocumentParser
{
    public string Version { get; set; } = "lines-1";

    /// <summary>What a newer parser reads differently.</summary>
    public (string Old, string New)? Rename { get; set; }

    public ParseOutcome Parse(RawDocument document, CancellationToken cancellationToken)
    {
        var lines = Encoding.UTF8.GetString(document.Content.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0
            ? ParseOutcome.Rejected(document.EntryPath, ReasonCode.NoText, "There is no line.")
            : new ParseOutcome
            {
                Articles = [.. lines.Where(line => !IsBad(line)).Select(line => Read(line, document))],
                Rejections = [.. lines.Where(IsBad).Select(line => new Rejection { EntryPath = document.EntryPath, Reason = ReasonCode.Malformed, Detail = line })],
            };
    }

    private static bool IsBad(string line) => line.TrimStart('{').StartsWith("bad", StringComparison.Ordinal);

    private Article Read(string line, RawDocument document)
    {
        var parts = (Rename is var (old, anew) ? line.Replace(old, anew, StringComparison.Ordinal) : line).Split('|');
        var url = parts[0].Length > 0 ? $"https://paper.example/{parts[0]}" : null;
        return new Article
        {
            Id = ArticleId.For(url, document.Blob, document.EntryPath),
            Url = url,
            Headline = parts.ElementAtOrDefault(1),
            DatePublished = parts.Length > 2 ? DayOfNovember(int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture)) : null,
            Body = [line],
            Provenance = new Provenance { Blob = document.Blob, ETag = document.ETag, EntryPath = document.EntryPath, Sha256 = "", MediaType = "text/lines", ParserVersion = Version },
        };
    }

    private static ArticleDate DayOfNovember(int day)
    {
        var date = new DateOnly(2024, 11, 1).AddDays(day - 1);
        return ArticleDate.Day(date.Year, date.Month, date.Day);
    }
}
