using System.Text.RegularExpressions;
using Ingest.Functions.Triggers;
using Ingest.Storage.Connection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Ingest.Infra.Tests;

/// <summary>What azd and its hooks find, and the settings that the deployed app gets.</summary>
public sealed partial class DeploymentTests(Infrastructure infrastructure)
{
    private Dictionary<string, string> Settings =>
        infrastructure.Azd.One("Microsoft.Web/sites/config").GetProperty("properties").EnumerateObject().ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!, StringComparer.Ordinal);

    [Fact]
    public void Settings_LeadTheCodeToTheAccount_When_TheAppReadsThem()
    {
        var endpoints = Settings.ToDictionary(setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), setting => setting.Key.EndsWith("ServiceUri", StringComparison.Ordinal) ? $"https://{setting.Key[21..25]}.example/" : setting.Value);
        var connection = StorageConnection.Read(new ConfigurationBuilder().AddInMemoryCollection(endpoints!).Build());

        Assert.Equal(("blob.example", "queu.example", "tabl.example"), (connection.BlobServiceUri!.Host, connection.QueueServiceUri!.Host, connection.TableServiceUri!.Host));
        Assert.Contains("userAssignedIdentities", connection.ClientId, StringComparison.Ordinal);
        Assert.Equal("managedidentity", Settings["AzureWebJobsStorage__credential"]);
    }

    /// <summary>A setting that a trigger names must be there: without it the host cannot index the function.</summary>
    [Fact]
    public void Settings_HaveWhatTheTriggersName_When_Deployed()
    {
        var named = typeof(SweepDropsFunction).Assembly.GetTypes().SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters())
            .SelectMany(parameter => parameter.GetCustomAttributes(typeof(TimerTriggerAttribute), inherit: false).Cast<TimerTriggerAttribute>())
            .SelectMany(trigger => Setting().Matches(trigger.Schedule).Select(match => match.Groups[1].Value));

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name.Replace(":", "__", StringComparison.Ordinal), Settings.Keys));
    }

    [Fact]
    public void App_RunsTheFrameworkOfTheProjects_When_Deployed()
    {
        var site = infrastructure.Azd.One("Microsoft.Web/sites");
        var runtime = site.GetProperty("properties").GetProperty("functionAppConfig").GetProperty("runtime");
        var package = site.GetProperty("properties").GetProperty("functionAppConfig").GetProperty("deployment").GetProperty("storage").GetProperty("value").GetString();

        Assert.Equal("dotnet-isolated", runtime.GetProperty("name").GetString());
        Assert.Contains($"<TargetFramework>net{runtime.GetProperty("version").GetString()}</TargetFramework>", Repository.Read("Directory.Build.props"), StringComparison.Ordinal);
        Assert.Contains("app-package", package, StringComparison.Ordinal);
        Assert.Equal("FlexConsumption", infrastructure.Azd.One("Microsoft.Web/serverfarms").GetProperty("sku").GetProperty("tier").GetString());
    }

    [Fact]
    public void AzureYaml_NamesWhatIsThere_When_AzdReadsIt()
    {
        var yaml = Repository.Read("azure.yaml");
        var service = Service().Match(yaml).Groups[1].Value;

        Assert.All(RunLine().Matches(yaml), run => Assert.True(File.Exists(Repository.PathOf(run.Groups[1].Value)), $"azure.yaml runs {run.Groups[1].Value}, which is not there."));
        Assert.True(Directory.Exists(Repository.PathOf(ProjectLine().Match(yaml).Groups[1].Value)));
        Assert.Equal(service, infrastructure.Azd.One("Microsoft.Web/sites").GetProperty("tags").GetProperty("azd-service-name").GetString());
    }

    [Theory]
    [InlineData("infra/hooks/postdeploy.sh")]
    [InlineData("infra/hooks/postdeploy.ps1")]
    public void Hooks_UseOutputsThatMainHas_When_TheyRun(string hook)
    {
        // azd's own.
        string[] known = ["AZURE_SUBSCRIPTION_ID", .. OutputLine().Matches(Repository.Read("infra/main.bicep")).Select(output => output.Groups[1].Value)];
        var text = Repository.Read(hook);

        Assert.All(Variable().Matches(text), variable => Assert.Contains(variable.Value, known));
        Assert.All(ParameterLine().Matches(Repository.Read("infra/events.bicep")), parameter => Assert.Contains($"{parameter.Groups[1].Value}=", text, StringComparison.Ordinal));
    }

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Setting();

    [GeneratedRegex(@"^services:\n  (\w+):", RegexOptions.Multiline)]
    private static partial Regex Service();

    [GeneratedRegex(@"^ +run: (\S+)", RegexOptions.Multiline)]
    private static partial Regex RunLine();

    [GeneratedRegex(@"^ +project: (\S+)", RegexOptions.Multiline)]
    private static partial Regex ProjectLine();

    [GeneratedRegex(@"^output (\w+) ", RegexOptions.Multiline)]
    private static partial Regex OutputLine();

    [GeneratedRegex(@"^param (\w+) ", RegexOptions.Multiline)]
    private static partial Regex ParameterLine();

    [GeneratedRegex("(AZURE|INGEST)_[A-Z_]+")]
    private static partial Regex Variable();
}
