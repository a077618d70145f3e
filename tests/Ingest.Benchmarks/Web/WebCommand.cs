using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
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

/// <summary><c>web</c>: what each page of the console takes with many articles in the tables: time, storage transactions, bytes.</summary>
internal static class WebCommand
{
    private const string Sample = "sample.txt";

    private const string Text =
        """
        Council of Veldburg opens ferry line

        By Jonas Keller

        BERLIN, March 3, 2025 - The council of Veldburg has opened a ferry line across the Oder, which joins the old harbour and the new quarter on the eastern bank.

        "We have waited for this line for eleven years," said Helena Marsh, the mayor of the town. "Nobody will have to take the long way round any more."

        The first boats left at six in the morning. More than four hundred people were on board, and the harbour office in Hamburg expects twice as many in summer.
        """;

    private static readonly Option<int> Articles = new("--articles") { Description = "Articles in the tables.", DefaultValueFactory = _ => 100_000 };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "Requests of each page.", DefaultValueFactory = _ => 20 };

    public static Command Create()
    {
        var command = new Command("web", "What each page of the console takes with many articles in the tables.") { Articles, Rounds };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(Articles), parsed.GetValue(Rounds)));
        return command;
    }

    private static async Task RunAsync(int articles, int rounds)
    {
        var counter = new TransactionCounter();
        await using var azurite = await AzuriteProcess.StartAsync(await AzuriteInstallation.FindOrInstallAsync(AppContext.BaseDirectory), new AzuriteOptions());
        using var host = CreateHost(azurite.ConnectionString, counter);
        await host.StartAsync();
        await SeedAsync(host.Services, articles);
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = host.Services.GetRequiredService<HttpEndpoint>().Address, Timeout = TimeSpan.FromMinutes(10) };

        Console.WriteLine($"{"page",-44} {"first",9} {"median",9} {"slowest",9} {"transactions",12} {"KiB",7}");

        foreach (var (name, address) in Pages())
        {
            await MeasureAsync(http, counter, name, address, rounds);
        }

        await host.StopAsync();
    }

    private static IEnumerable<(string Name, string Address)> Pages() =>
    [
        ("overview", "console"),
        ("articles", "console/articles"),
        ("articles, words of the headline, rare", "console/articles?text=number+99"),
        ("articles, of a common name", $"console/articles?entity={Uri.EscapeDataString(TableSeed.NameOf(0))}"),
        ("article", $"console/articles/{TableSeed.IdOf(7)}"),
        ("entity, common", $"console/entity?name={Uri.EscapeDataString(TableSeed.NameOf(0))}&type=ORG"),
        ("entity, rare", $"console/entity?name={Uri.EscapeDataString(TableSeed.NameOf(4321))}&type=ORG"),
        ("file", $"console/file?name={Uri.EscapeDataString(TableSeed.DropOf(7))}"),
        ("drop", "console/drop"),
        ("dead letters", "console/dead-letters"),
    ];

    private static async Task MeasureAsync(HttpClient http, TransactionCounter counter, string name, string address, int rounds)
    {
        var times = new List<double>();
        var bytes = 0;
        var transactions = 0;

        for (var i = 0; i <= rounds; i++)
        {
            counter.Reset();
            var start = Stopwatch.GetTimestamp();
            bytes = (await http.GetByteArrayAsync(address)).Length;
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            transactions = counter.Total;
        }

        var sorted = times.Skip(1).Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-44} {times[0],6:F0} ms {sorted[sorted.Length / 2],6:F0} ms {sorted[^1],6:F0} ms {transactions,12} {bytes / 1024.0,7:F1}"));
    }

    private static async Task SeedAsync(IServiceProvider services, int articles)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Text));
        await services.GetRequiredService<IDropContainer>().PutAsync(Sample, content, new Dictionary<string, string>(), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => (await services.GetRequiredService<ILedger>().FindAsync(Sample, CancellationToken.None))?.State == DropState.Written, TimeSpan.FromMinutes(10));
        var watch = Stopwatch.StartNew();
        await new TableSeed(services.GetRequiredService<StorageClients>().Tables, TimeProvider.System.GetUtcNow()).WriteAsync(Sample, articles, text => Console.WriteLine($"{watch.Elapsed.TotalSeconds,6:F0} s  {text}"));
    }

    private static IHost CreateHost(string connectionString, TransactionCounter counter)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration["AzureWebJobsStorage"] = connectionString;
        builder.Configuration["Ingest:Web:RequestsPerMinute"] = "1000000";
        builder.UseFunctionsFrom(typeof(PickUpDropFunction).Assembly);
        builder.ConfigureLocalHost(options => options.HttpUrl = "http://127.0.0.1:0");
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddIngest(builder.Configuration);
        builder.Services.AddSingleton<HttpPipelinePolicy>(counter);
        builder.Logging.ClearProviders();
        return builder.Build();
    }
}
