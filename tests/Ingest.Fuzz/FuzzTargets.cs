using System.Text.Json;
using Ingest.Core.Articles;
using Ingest.Core.Intake;
using Ingest.Core.Parsing;
using Microsoft.Extensions.Options;

namespace Ingest.Fuzz;

/// <summary>A target for each format that is read. The detector chooses the reader, as it does for a dropped file.</summary>
public static class FuzzTargets
{
    private static readonly DocumentParser Parser = new();

    private static readonly IntakeOptions Limits = new() { MaxUnpackedBytes = 64 * 1024 * 1024, MaxEntries = 1000 };

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        Document("html", ".html", ".htm"),
        Document("text", ".txt"),
        Document("markdown", ".md"),
        Document("feed", "rss-content-encoded.xml", "rss-1.0-rdf.xml", "atom-two-entries.xml"),
        Document("json-feed", "json-feed-1.1.json"),
        Document("ninjs", "greenhouse.json"),
        Document("json", "api-articles.json"),
        Document("newsml-g2", "hobart-lift.xml"),
        Document("newsml-1", "tbilisi-cable.xml"),
        Document("nitf", "windhoek-rail.xml"),
        Document("mail", ".eml", ".mhtml"),
        Document("word", ".docx"),
        Document("rtf", ".rtf"),
        Document("pdf", ".pdf"),
        Archive("zip", ".zip"),
        Archive("7z", ".7z"),
        Archive("tar", ".tar.gz", ".tar.xz"),
        Archive("warc", ".warc.gz"),
        Archive("compressed", ".bz2", ".zst", ".html.gz", ".xz"),
        Archive("json-lines", ".jsonl"),
    ];

    private static FuzzTarget Document(string name, params string[] samples) => new(name, samples, bytes =>
    {
        var document = new RawDocument { Blob = "drop" + samples[0], Content = bytes };
        Check(Parser.Parse(document, CancellationToken.None), Parser.Parse(document, CancellationToken.None));
    });

    private static FuzzTarget Archive(string name, params string[] samples) => new(name, samples, bytes =>
    {
        foreach (var entry in Unpack("drop" + samples[0], bytes))
        {
            if (entry.Document is null == entry.Rejection is null)
            {
                throw new InvalidOperationException("An entry is neither a document nor a rejection, or both.");
            }
        }
    });

    private static List<ArchiveEntry> Unpack(string name, byte[] bytes)
    {
        return ReadAsync().GetAwaiter().GetResult();

        async Task<List<ArchiveEntry>> ReadAsync()
        {
            await using var blob = new DropBlob(new DropInfo(name, "fuzz", bytes.Length, DateTimeOffset.UnixEpoch), DropMetadata.None, new MemoryStream(bytes));
            await using var content = await SpooledContent.ReadAsync(blob, Limits, CancellationToken.None);
            return content.Kind == ContentKind.Document ? [] : await new ArchiveReader(Options.Create(Limits)).ReadAsync(content, CancellationToken.None).ToListAsync();
        }
    }

    /// <summary>Something came out; no paragraph is blank; a rejection has a sentence; the same bytes give the same records.</summary>
    private static void Check(ParseOutcome first, ParseOutcome second)
    {
        if (first.Articles.Count + first.Rejections.Count == 0)
        {
            throw new InvalidOperationException("Neither an article nor a rejection came out.");
        }

        if (first.Articles.Any(article => article.Body.Any(string.IsNullOrWhiteSpace)) || first.Rejections.Any(rejection => !rejection.Detail.EndsWith('.')))
        {
            throw new InvalidOperationException("A paragraph is blank, or a rejection has no sentence.");
        }

        if (Written(first) != Written(second))
        {
            throw new InvalidOperationException("The same bytes gave two records.");
        }
    }

    private static string Written(ParseOutcome outcome) => JsonSerializer.Serialize(outcome.Articles, ArticleJsonContext.Relaxed.IReadOnlyListArticle);
}
