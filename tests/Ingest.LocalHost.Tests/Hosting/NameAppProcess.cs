using System.Diagnostics;
using Ingest.LocalHost.Tests.App;

namespace Ingest.LocalHost.Tests.Hosting;

/// <summary>The app of <see cref="NameFunctions"/> in a process of its own.</summary>
internal static class NameAppProcess
{
    public static Process Start(OwnAzurite azurite, params string[] arguments)
    {
        var app = Path.ChangeExtension(typeof(NameFunctions).Assembly.Location, ".dll");
        var start = new ProcessStartInfo("dotnet", ["exec", app, $"--AzureWebJobsStorage={azurite.ConnectionString}", "--LocalHost:HttpUrl=http://127.0.0.1:0", "--LocalHost:MessageLease=00:00:05", .. arguments])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetDirectoryName(app),
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }
}
