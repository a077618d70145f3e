using System.CommandLine;
using Azure;
using Ingest.Cli.Output;

namespace Ingest.Cli;

/// <summary>Runs the command line and gives each outcome its exit code.</summary>
public static class CommandRunner
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);

        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(Plain.Line(error.Message));
            }

            await Console.Error.WriteLineAsync("Run 'ingest --help' or 'ingest COMMAND --help' for the usage.");
            return ExitCode.WrongUsage;
        }

        try
        {
            // Ctrl+C and SIGTERM cancel the command's token; what it started is stopped within the time-out.
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = StopTimeout });
        }
        catch (UserException exception)
        {
            return await FailAsync(exception.Message);
        }
        catch (RequestFailedException exception)
        {
            return await FailAsync($"Storage answered {exception.Status} {exception.ErrorCode}: {exception.Message.Split('\n')[0]}");
        }
        catch (AggregateException exception) when (exception.InnerExceptions.All(inner => inner is RequestFailedException))
        {
            return await FailAsync("Storage does not answer. Is it running? 'ingest up' starts it on this machine.");
        }
        catch (OperationCanceledException)
        {
            return await FailAsync("Stopped.");
        }
    }

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync(Plain.Line(message));
        return ExitCode.Failed;
    }
}
