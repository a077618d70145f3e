using Ingest.Core.Articles;

namespace Ingest.Core.Tests.Enrichment;

/// <summary>Articles for tests: as a parser would hand them over, with a body and the least else.</summary>
internal static class Articles
{
    public static Article WithBody(params string[] paragraphs) => new()
    {
        Id = "test",
        Body = paragraphs,
        Language = "en",
        Provenance = new Provenance { Blob = "test.txt", Sha256 = new string('0', 64), MediaType = "text/plain", ParserVersion = "test" },
    };
}
