using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Ingest.Core.Intake;
using Ingest.Functions;
using Ingest.Functions.Telemetry;
using Ingest.Language;
using Ingest.LocalHost;
using Ingest.Storage;
using Ingest.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Ingest.Infra.Tests.Documents;

/// <summary>docs/operations.md lists the settings that the code reads, with the defaults that it has; a wrong one stops the app with its name.</summary>
public sealed class SettingsTests
{
    private const string Document = "docs/operations.md";

    // Read by the timer triggers themselves.
    private static readonly string[] Schedules = ["Ingest:Sweep:Schedule", "Ingest:Stories:Schedule"];

    private static readonly Assembly[] Assemblies =
        [typeof(IntakeOptions).Assembly, typeof(ArticleTableOptions).Assembly, typeof(LanguageOptions).Assembly, typeof(TelemetryOptions).Assembly, typeof(LocalHostOptions).Assembly, typeof(WebOptions).Assembly];

    public static TheoryData<Type> OptionTypes => [.. Assemblies.SelectMany(assembly => assembly.GetExportedTypes()).Where(type => type.GetField("SectionName") is not null)];

    private static Dictionary<string, string[]> Documented =>
        MarkdownTable.Rows(Document, "### Ingest").Concat(MarkdownTable.Rows(Document, "### The embedded host only")).ToDictionary(cells => cells[0], StringComparer.Ordinal);

    [Fact]
    public void Settings_AreThoseOfTheOptions_When_Listed()
    {
        var settings = OptionTypes.SelectMany(row => row.Data.GetProperties().Select(property => NameOf(row.Data, property))).Concat(Schedules);

        Assert.Equal(settings.Order(StringComparer.Ordinal), Documented.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(OptionTypes))]
    public void Defaults_AreThoseOfTheCode_When_Listed(Type options)
    {
        var defaults = Activator.CreateInstance(options);

        Assert.All(options.GetProperties(), property =>
        {
            var cell = Documented[NameOf(options, property)][1];
            var isSame = property.GetValue(defaults) switch
            {
                System.Collections.ICollection { Count: 0 } => cell == "none",
                null => cell.Length > 0 && !char.IsAsciiDigit(cell[0]),
                TimeSpan time => TimeSpan.TryParse(cell, CultureInfo.InvariantCulture, out var listed) && listed == time,
                bool flag => cell == (flag ? "true" : "false"),
                IFormattable number => cell == number.ToString(null, CultureInfo.InvariantCulture),
                var text => cell == text.ToString(),
            };
            Assert.True(isSame, $"{Document} says '{cell}' is the default of {NameOf(options, property)}; it is {property.GetValue(defaults) ?? "none"}.");
        });
    }

    [Fact]
    public void Settings_HaveAnEffect_When_Listed() => Assert.All(Documented.Values, cells => Assert.True(cells.Length == 4 && cells[3].Length > 10, $"{cells[0]} has no effect."));

    /// <summary>A setting that nothing checks would be taken as it is.</summary>
    [Theory]
    [MemberData(nameof(OptionTypes))]
    public void Numbers_HaveARange_When_AnOptionIsAdded(Type options) =>
        Assert.All(
            options.GetProperties().Where(property => property.PropertyType == typeof(int) || property.PropertyType == typeof(long) || property.PropertyType == typeof(double) || property.PropertyType == typeof(TimeSpan)),
            property => Assert.True(property.IsDefined(typeof(RangeAttribute)), $"{NameOf(options, property)} has no range."));

    [Theory]
    [InlineData("Ingest:Intake:MaxDepth", "0", "Setting Ingest:Intake:MaxDepth: ")]
    [InlineData("Ingest:Parsing:MaxTime", "1.00:00:00", "Setting Ingest:Parsing:MaxTime: ")]
    [InlineData("Ingest:Sweep:MaxRequests", "0", "Setting Ingest:Sweep:MaxRequests: ")]
    [InlineData("Ingest:Retention:WorkBlobs", "00:00:01", "Setting Ingest:Retention:WorkBlobs: ")]
    [InlineData("Ingest:Tables:ShardCount", "1000", "Setting Ingest:Tables:ShardCount: ")]
    [InlineData("Ingest:Language:MaxRetries", "11", "Setting Ingest:Language:MaxRetries: ")]
    [InlineData("Ingest:Telemetry:QueueInterval", "00:00:00", "Setting Ingest:Telemetry:QueueInterval: ")]
    [InlineData("Ingest:Sweep:MaxRequests", "many", "'Ingest:Sweep:MaxRequests'")]
    [InlineData("Ingest:Telemetry:OtlpEndpoint", "localhost:4317", "Setting Ingest:Telemetry:OtlpEndpoint: ")]
    public async Task App_DoesNotStartAndNamesTheSetting_When_AValueIsWrong(string setting, string value, string expected)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([new("AzureWebJobsStorage", "UseDevelopmentStorage=true"), new(setting, value)]);

        var exception = await Record.ExceptionAsync(async () =>
        {
            builder.Services.AddIngest(builder.Configuration);
            using var host = builder.Build();

            // What a host does before its first hosted service: it would ask for storage next.
            host.Services.GetRequiredService<IStartupValidator>().Validate();
            await Task.CompletedTask;
        });

        Assert.NotNull(exception);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    // The elements of a list are settings of their own.
    private static string NameOf(Type options, PropertyInfo property) =>
        $"{options.GetField("SectionName")!.GetValue(null)}:{property.Name}{(property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? ":0, :1, ..." : "")}";
}
