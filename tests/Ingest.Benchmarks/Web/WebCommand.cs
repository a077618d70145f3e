using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Azure.Core.Pipeline;
using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Functions;
using Ingest.Functions.Triggers;
using Ingest.LocalHost;
using Ingest.LocalHost.Azurite;
using Ingest.Storage.Connection;
using Ingest.Testing;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingest.Benchmarks.Web;

/// <summary><c>web</c>: what each page of the console takes with many articles in the tables: time, storage transactions, bytes; and what the emulator takes for one query.</summary>
internal static class WebCommand
{
    private const string Sample = "sample.txt";
    private const string Broken = "broken.json";
    private const string Never = "0 0 0 1 1 *";

    private const string Text =
        """
        Council of Veldburg opens ferry line

        By Jonas Keller

        BERLIN, March 3, 2025 - The council of Veldburg has opened a ferry line across the Oder, which joins the old harbour and the new quarter on the eastern bank.

        "We have waited for this line for eleven years," said Helena Marsh, the mayor of the town. "Nobody will have to take the long way round any more."

        The first boats left at six in the morning. More than four hundred people were on board, and the harbour office in Hamburg expects twice as many in summer.
        """;

    private static readonly Option<int> Articles = new("--articles") { Description = "Articles in the tables.", DefaultValueFactory = _ => 100_000 };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "Requests of each page.", DefaultValueFactory = _ => 15 };

    public static Command Create()
    {
        var command = new Command("web", "What each page of the console takes with many articles in the tables.") { Articles, Rounds };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(Articles), parsed.GetValue(Rounds)));
        return command;
    }

    private static async Task RunAsync(int articles, int rounds)
    {
        var rows = Path.Combine(Path.GetTempPath(), $"ingest-seed-{Environment.ProcessId}.jsonl");

        // The emulator is a child of this process and takes these over.
        Environment.SetEnvironmentVariable("NODE_OPTIONS", $"--require \"{Path.Combine(AppContext.BaseDirectory, "Web", "seed.cjs")}\"");
        Environment.SetEnvironmentVariable(TableSeed.FileVariable, rows);

        try
        {
            var queries = new QueryLog();
            var transactions = new TransactionCounter();
            await using var azurite = await AzuriteProcess.StartAsync(await AzuriteInstallation.FindOrInstallAsync(AppContext.BaseDirectory), new AzuriteOptions());
            using var host = CreateHost(azurite.ConnectionString, queries, transactions);
            await host.StartAsync();
            var tables = host.Services.GetRequiredService<StorageClients>().Tables;
            var seed = new TableSeed(tables, TimeProvider.System.GetUtcNow());
            await SeedAsync(host.Services, seed, articles, rows);
            using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = host.Services.GetRequiredService<HttpEndpoint>().Address, Timeout = TimeSpan.FromMinutes(10) };
            await new PageTimes(http, queries, transactions, tables, seed, rounds).MeasureAsync();
            await host.StopAsync();
        }
        finally
        {
            File.Delete(rows);
        }
    }

    private static async Task SeedAsync(IServiceProvider services, TableSeed seed, int articles, string rows)
    {
        var watch = Stopwatch.StartNew();
        await DropAsync(services, Sample, Text, DropState.Written);
        await DropAsync(services, Broken, "{ \"headline\": \"half", DropState.DeadLettered);
        Console.WriteLine($"{watch.Elapsed.TotalSeconds,4:F0} s  the pattern has gone through the functions");
        await seed.WriteAsync(Sample, Broken, articles, rows);
        Console.WriteLine($"{watch.Elapsed.TotalSeconds,4:F0} s  {articles} articles are in the tables");
        Console.WriteLine();
    }

    private static async Task DropAsync(IServiceProvider services, string name, string text, DropState end)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await services.GetRequiredService<IDropContainer>().PutAsync(name, content, new Dictionary<string, string>(), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => (await services.GetRequiredService<ILedger>().FindAsync(name, CancellationToken.None))?.State == end, TimeSpan.FromMinutes(5));
    }

    private static IHost CreateHost(string connectionString, QueryLog queries, TransactionCounter transactions)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration["AzureWebJobsStorage"] = connectionString;
        builder.Configuration["Ingest:Web:RequestsPerMinute"] = "1000000";

        // The seeded files are in no container: a sweep would take their articles away again.
        builder.Configuration["Ingest:Sweep:Schedule"] = Never;
        builder.Configuration["Ingest:Stories:Schedule"] = Never;
        builder.UseFunctionsFrom(typeof(PickUpDropFunction).Assembly);
        builder.ConfigureLocalHost(options => options.HttpUrl = "http://127.0.0.1:0");
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddIngest(builder.Configuration);
        builder.Services.AddSingleton<HttpPipelinePolicy>(queries);
        builder.Services.AddSingleton<HttpPipelinePolicy>(transactions);
        builder.Logging.ClearProviders();
        return builder.Build();
    }
}
