using Ingest.LocalHost.Settings;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Ingest.LocalHost.Tests.Settings;

public sealed class SettingReferencesTests
{
    private readonly IConfiguration _settings = new ConfigurationBuilder()
        .AddInMemoryCollection([KeyValuePair.Create("Sweep:Schedule", (string?)"0 */5 * * * *"), KeyValuePair.Create("Empty", (string?)"")])
        .Build();

    [Theory]
    [InlineData("%Sweep:Schedule%", "0 */5 * * * *")]
    [InlineData("%Sweep__Schedule%", "0 */5 * * * *")]
    [InlineData("plain", "plain")]
    [InlineData("100%", "100%")]
    public void Text_IsResolved_When_ItNamesSettings(string text, string expected) =>
        Assert.Equal(expected, SettingReferences.Resolve(text, _settings, "Function 'F'"));

    [Theory]
    [InlineData("a-%Missing%")]
    [InlineData("%Empty%")]
    public void Text_IsRefused_When_ASettingIsAbsent(string text)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => SettingReferences.Resolve(text, _settings, "Function 'F'"));

        Assert.StartsWith("Function 'F' refers to '%", exception.Message, StringComparison.Ordinal);
    }
}
