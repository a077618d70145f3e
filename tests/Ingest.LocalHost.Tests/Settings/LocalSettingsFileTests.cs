using Ingest.LocalHost.Settings;
using Xunit;

namespace Ingest.LocalHost.Tests.Settings;

public sealed class LocalSettingsFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Values_BecomeSettings_When_TheFileStandsInAFolder()
    {
        Write("""{ "IsEncrypted": false, "Values": { "AzureWebJobsStorage": "UseDevelopmentStorage=true", "Sweep__Every": "00:01:00", "Count": 3, "On": true, }, /* Core Tools */ "Host": { "CORS": "*" } }""");

        var values = LocalSettingsFile.Read([Path.Combine(_folder, "elsewhere"), _folder]);

        Assert.Equal("UseDevelopmentStorage=true", values["AzureWebJobsStorage"]);
        Assert.Equal("00:01:00", values["Sweep:Every"]);
        Assert.Equal("3", values["Count"]);
        Assert.Equal("True", values["On"]);
        Assert.Equal(4, values.Count);
    }

    [Fact]
    public void Values_AreNone_When_ThereIsNoFile() => Assert.Empty(LocalSettingsFile.Read([_folder]));

    [Theory]
    [InlineData("""{ "IsEncrypted": true, "Values": {} }""", "is encrypted")]
    [InlineData("""{ "Values": { "A": {} } }""", "'Values.A'")]
    [InlineData("""{ "Values": """, "is not valid JSON")]
    public void File_IsRefusedWithASentence_When_ItIsInvalid(string json, string expected)
    {
        Write(json);

        var exception = Assert.Throws<InvalidOperationException>(() => LocalSettingsFile.Read([_folder]));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    private void Write(string json) => File.WriteAllText(Path.Combine(_folder, LocalSettingsFile.Name), json);
}
