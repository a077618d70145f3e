using System.CommandLine;
using Ingest.Cli.Local;

namespace Ingest.Cli.Commands;

/// <summary>What all commands that read storage share: where it is, and whether to print JSON.</summary>
internal static class ReadingCommand
{
    public static readonly Option<bool> Json = new("--json") { Description = "Print JSON." };

    public static Command Create(string name, string description, IEnumerable<Symbol> symbols, Func<ParseResult, StorageSession, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description) { StorageSession.ConnectionOption, Json };

        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else if (symbol is Option option)
            {
                command.Add(option);
            }
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = StorageSession.Open(parsed);
            return await run(parsed, session, cancellationToken);
        });
        return command;
    }
}
