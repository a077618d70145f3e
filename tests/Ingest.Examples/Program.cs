using Azure.Data.Tables;
using Ingest.Tables.Reading;

namespace Ingest.Examples;

/// <summary><c>Ingest.Examples NAME BOOKMARK-FILE</c>, the connection string (a read-only SAS will do) in <c>INGEST_TABLES</c>.</summary>
public static class Program
{
    public const string Variable = "INGEST_TABLES";

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [var name, var file] || Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } connectionString)
        {
            await Console.Error.WriteLineAsync($"Usage: Ingest.Examples NAME BOOKMARK-FILE, and a connection string in {Variable}.");
            return 2;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };

        var reader = new ArticleReader(new TableServiceClient(connectionString));
        var found = await new WhatIsNew(reader, TimeProvider.System, Console.Out).ListAsync(name, file, stop.Token);
        await Console.Out.WriteLineAsync(found == 0 ? "Nothing new." : $"{found} new or changed.");
        return 0;
    }
}
