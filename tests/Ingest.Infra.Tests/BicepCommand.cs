using System.Diagnostics;
using System.Reflection;

namespace Ingest.Infra.Tests;

/// <summary>The Bicep command line that restore brought.</summary>
internal static class BicepCommand
{
    private static readonly string Program = typeof(BicepCommand).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "BicepPath").Value!;

    /// <summary>Runs it, and fails with all that it said where it ended with an error or said anything beside its output: a warning is an error here.</summary>
    public static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["BICEP_TRACING_ENABLED"] = "false";

        // What main.bicepparam takes from azd's environment.
        start.Environment["AZURE_ENV_NAME"] = "ingest-test";
        start.Environment["AZURE_LOCATION"] = "westeurope";
        start.Environment["AZURE_PRINCIPAL_ID"] = "00000000-0000-0000-0000-00000000000a";
        start.Environment["INGEST_READERS"] = "00000000-0000-0000-0000-00000000000b";

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0 && errors.Length == 0, $"bicep {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{errors}{await output}");
        return await output;
    }
}
