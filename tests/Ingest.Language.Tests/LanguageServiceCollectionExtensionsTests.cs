using Ingest.Core;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ingest.Language.Tests;

public sealed class LanguageServiceCollectionExtensionsTests
{
    [Fact]
    public async Task Enricher_SendsNothing_When_TheServiceIsSetButNotSwitchedOn()
    {
        await using var service = await FakeLanguageService.StartAsync();
        await using var provider = Provider(("Endpoint", service.Address.ToString()), ("Key", "secret"));

        var found = await provider.GetRequiredService<IEntityEnricher>().FindAsync(TextAnalyzer.Analyze(["Ada Lund came to Nairobi."], "en"), TestContext.Current.CancellationToken);

        Assert.Equal("full", found.Coverage);
        Assert.Empty(service.Requests);
        Assert.IsType<InProcessEntityEnricher>(provider.GetRequiredService<IEntityEnricher>());
    }

    [Fact]
    public async Task Enricher_AsksTheService_When_SwitchedOn()
    {
        await using var service = await FakeLanguageService.StartAsync();
        await using var provider = Provider(("Enabled", "true"), ("Endpoint", service.Address.ToString()), ("Key", "secret"));

        var found = await provider.GetRequiredService<IEntityEnricher>().FindAsync(TextAnalyzer.Analyze(["Ada Lund came."], "en"), TestContext.Current.CancellationToken);

        Assert.Equal(LanguageEntityEnricher.RemoteCoverage, found.Coverage);
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData("Enabled", "true")]
    [InlineData("Enabled", "true", "Endpoint", "http://language.example")]
    [InlineData("MaxRetries", "11")]
    [InlineData("MinimumConfidence", "1.5")]
    [InlineData("AttemptTimeout", "00:00:00")]
    public void Options_AreRefused_When_OutOfRange(params string[] settings)
    {
        using var provider = Provider([.. settings.Chunk(2).Select(pair => (pair[0], pair[1]))]);

        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<LanguageOptions>>().Value);
    }

    private static ServiceProvider Provider(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(s => $"{LanguageOptions.SectionName}:{s.Name}", s => (string?)s.Value))
            .Build();

        return new ServiceCollection().AddLogging().AddIngestCore(configuration).AddIngestLanguage(configuration).BuildServiceProvider();
    }
}
