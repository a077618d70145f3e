using System.Globalization;
using System.Text;
using Ingest.Core.Intake;
using Ingest.Tables;

namespace Ingest.Benchmarks.Soak;

/// <summary>Files that come without end: most are new content for a name that is there, some names go, so that the container does not grow for ever.</summary>
internal sealed class SoakDrops(SoakStack stack)
{
    private const int Names = 500;
    private const int DeletedOneIn = 20;

    private readonly Random _random = new(1);

    public int Count { get; private set; }

    /// <param name="rate">Files a second.</param>
    /// <param name="cancellationToken">Ends the dropping, which is no error.</param>
    public async Task RunAsync(int rate, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / rate));

        while (!cancellationToken.IsCancellationRequested)
        {
            await DropAsync();
            await WaitAsync(timer, cancellationToken);
        }
    }

    private static async Task WaitAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The end of the run.
        }
    }

    private async Task DropAsync()
    {
        Count++;
        var name = string.Create(CultureInfo.InvariantCulture, $"soak/{_random.Next(Names)}.txt");

        if (_random.Next(DeletedOneIn) == 0)
        {
            await stack.Clients.Blobs.GetBlobContainerClient(StorageNames.DropContainer).DeleteBlobIfExistsAsync(name);
            return;
        }

        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Text(Count)));
        await stack.Get<IDropContainer>().PutAsync(name, content, new Dictionary<string, string>(), CancellationToken.None);
    }

    private static string Text(int number) => string.Create(CultureInfo.InvariantCulture, $"""
        Council of Veldburg opens ferry line number {number}

        By Jonas Keller

        BERLIN, March 3, 2025 - The council of Veldburg has opened ferry line number {number} across the Oder, which joins the old harbour and the new quarter.

        "We have waited for this line for {number % 40} years," said Helena Marsh, the mayor of the town. "Nobody will have to take the long way round any more."

        The first boats left at six in the morning. More than {number} people were on board, and the harbour office in Hamburg expects twice as many in summer.

        """);
}
