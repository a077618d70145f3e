using System.Runtime.CompilerServices;
using Ingest.Core.Enrichment;

namespace Ingest.Core.Tests.Enrichment.Golden;

/// <summary>
/// Every annotation of every golden article. Set INGEST_REWRITE_GOLDEN=1 to write the expected files anew, then read each changed line
/// against its article: a rewritten file is right only after a person has said so.
/// </summary>
public sealed class GoldenArticleTests
{
    private const string RewriteVariable = "INGEST_REWRITE_GOLDEN";
    private const int Fewest = 40;

    public static TheoryData<string> Names() =>
        [.. Directory.GetFiles(Folder(), "*.article.txt").Select(path => Path.GetFileName(path)[..^".article.txt".Length]).Order(StringComparer.Ordinal)];

    [Fact]
    public void Folder_HoldsEnoughArticles_When_Counted() => Assert.True(Names().Count >= Fewest);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task EnrichAsync_GivesTheExpectedAnnotations_When_TheArticleIsGolden(string name)
    {
        var golden = await ReadAsync(name);

        var enriched = await new ArticleEnricher(golden.Entities).EnrichAsync(golden.Article, TestContext.Current.CancellationToken);

        var expectedPath = Path.Combine(Folder(), name + ".expected.txt");
        var report = GoldenReport.Of(enriched);

        if (Environment.GetEnvironmentVariable(RewriteVariable) == "1")
        {
            await File.WriteAllTextAsync(expectedPath, report, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(expectedPath, TestContext.Current.CancellationToken), report);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task EnrichAsync_ChangesNothing_When_TheArticleIsEnrichedAgain(string name)
    {
        var golden = await ReadAsync(name);
        var enricher = new ArticleEnricher(golden.Entities);
        var once = await enricher.EnrichAsync(golden.Article, TestContext.Current.CancellationToken);

        var twice = await enricher.EnrichAsync(once, TestContext.Current.CancellationToken);

        Assert.Equal(GoldenReport.Of(once), GoldenReport.Of(twice));
    }

    private static async Task<GoldenArticle> ReadAsync(string name) =>
        GoldenArticle.Parse(name, await File.ReadAllTextAsync(Path.Combine(Folder(), name + ".article.txt"), TestContext.Current.CancellationToken));

    /// <summary>The source folder, so that a rewrite lands in the repository.</summary>
    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
