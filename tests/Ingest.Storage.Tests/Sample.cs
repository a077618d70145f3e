using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.Ledger;

namespace Ingest.Storage.Tests;

/// <summary>Invented articles and drops.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Dropped = new(2024, 10, 29, 6, 0, 0, TimeSpan.Zero);

    public static DropRef Drop(string blob = "news/a.html", int version = 1, int minutes = 0) => new()
    {
        Blob = blob,
        ETag = $"\"{blob}-{version}\"",
        Version = version,
        LastModified = Dropped.AddMinutes(minutes),
    };

    public static LedgerEntry Entry(string blob = "news/a.html", int batchCount = 1) => new()
    {
        Blob = blob,
        ETag = "\"0x1\"",
        State = DropState.Parsed,
        Length = 1234,
        LastModified = Dropped,
        ReceivedAt = Dropped.AddSeconds(1),
        UpdatedAt = Dropped.AddSeconds(1),
        BatchCount = batchCount,
        TraceId = "0af7651916cd43dd8448eb211c80319c",
    };

    public static Article Article(string url = "https://paper.example/harbour", string headline = "Harbour to get a second crane", params string[] people) => new()
    {
        Id = ArticleId.For(url, "", ""),
        Headline = headline,
        Url = url,
        Publisher = "The Daily Paper",
        DatePublished = ArticleDate.Instant(new DateTimeOffset(2024, 10, 28, 9, 30, 0, TimeSpan.FromHours(1))),
        Language = "en",
        Body = ["The harbour of Vessen will get a second crane.", "“It is about time,” said Mayor Ilse Drent."],
        Entities = [.. people.Select(Person)],
        Quotes = [.. people.Take(1).Select(name => new Quote { Text = "It is about time,", Type = QuoteType.Direct, Start = 49, End = 66, Speaker = name, SpeakerId = $"PERSON:{name.ToLowerInvariant()}", Cue = "said" })],
        WordCount = 17,
        ReadingTime = 1,
        Provenance = new Provenance { Blob = "news/a.html", Sha256 = new string('a', 64), MediaType = "text/html", ParserVersion = "parse-1" },
        EnricherVersion = "enrich-1",
    };

    public static Entity Person(string name) => new()
    {
        Id = $"PERSON:{name.ToLowerInvariant()}",
        Type = EntityType.Person,
        Name = name,
        Mentions = [new EntityMention(0, name.Length, 0, name)],
    };
}
