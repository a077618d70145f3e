using System.CommandLine;
using System.CommandLine.Parsing;
using Ingest.Cli.Local;
using Microsoft.Extensions.Logging;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest up</c>: the whole service until Ctrl+C.</summary>
public static class UpCommand
{
    private static readonly Option<string> Data = new("--data")
    {
        Description = "Folder for the emulator's data; kept between runs.",
        DefaultValueFactory = _ => Path.Combine(Environment.CurrentDirectory, ".ingest"),
    };

    private static readonly Option<string> Url = new("--url")
    {
        Description = "Address of the HTTP functions; port 0 takes a free one.",
        DefaultValueFactory = _ => "http://127.0.0.1:7071",
    };

    private static readonly Option<Uri?> Otlp = new("--otlp")
    {
        Description = "Send traces, metrics and logs to this OpenTelemetry address, such as http://127.0.0.1:4317.",
        CustomParser = result => Uri.TryCreate(result.Tokens.Single().Value, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https") ? url : Refuse(result),
    };

    public static Command Create()
    {
        var command = new Command("up", "Start the storage emulator and the functions, and stay up until Ctrl+C.") { Data, Url, Otlp };
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>Tells the other commands where the storage is, until the token is cancelled.</summary>
    public static async Task StayUpAsync(LocalStack stack, CancellationToken cancellationToken)
    {
        var path = SessionFile.DefaultPath;
        new SessionFile { ConnectionString = stack.ConnectionString, DataFolder = stack.DataFolder, ProcessId = Environment.ProcessId }.Write(path);
        Console.WriteLine($"Up; data in {stack.DataFolder}. Drop files with 'ingest drop PATH...' from this folder; Ctrl+C stops.");
        Console.WriteLine($"Console: {stack.ConsoleAddress}");
        Console.WriteLine($"AzureWebJobsStorage={stack.ConnectionString}");

        try
        {
            await LocalStack.WaitForCancellationAsync(cancellationToken);
        }
        finally
        {
            File.Delete(path);
        }

        Console.WriteLine("Stopping ...");
    }

    private static Uri? Refuse(ArgumentResult result)
    {
        result.AddError("--otlp takes an address that begins with http:// or https://.");
        return null;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var stack = await LocalStack.StartAsync(parsed.GetValue(Data)!, LogLevel.Information, parsed.GetValue(Url)!, parsed.GetValue(Otlp), cancellationToken);
        await StayUpAsync(stack, cancellationToken);
        return ExitCode.Done;
    }
}
