using System.Globalization;
using Ingest.EndToEnd.Tests.Faults.Proxies;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.LocalHost;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Faults;

/// <summary>Storage that answers late, by halves, with errors or not at all, seen through a proxy on loopback. The test itself sees the account without it.</summary>
public sealed class FaultyStorageTests(AzuriteAccounts accounts, ITestOutputHelper output)
{
    private const int Files = 30;

    private static readonly TimeSpan MessageLease = TimeSpan.FromSeconds(10);

    [Fact]
    public Task Everything_EndsAsWritten_When_StorageFailsInEveryWay() => RunAsync(Enum.GetValues<StorageFaultKind>(), oneIn: 12);

    [Theory(Explicit = true)]
    [InlineData(StorageFaultKind.Slow)]
    [InlineData(StorageFaultKind.Reset)]
    [InlineData(StorageFaultKind.LostAnswer)]
    [InlineData(StorageFaultKind.Truncated)]
    [InlineData(StorageFaultKind.HalfSent)]
    [InlineData(StorageFaultKind.TimeOut)]
    [InlineData(StorageFaultKind.InternalError)]
    [InlineData(StorageFaultKind.FalseError)]
    [InlineData(StorageFaultKind.Busy)]
    [InlineData(StorageFaultKind.Throttled)]
    public Task Everything_EndsAsWritten_When_StorageFailsInOneWay(StorageFaultKind kind) => RunAsync([kind], oneIn: 5);

    private async Task RunAsync(StorageFaultKind[] kinds, int oneIn)
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var faulty = await FaultyStorage.StartAsync(account.ConnectionString, kinds, oneIn, seed: 1);
        await using var seen = new StorageAccount(faulty.ConnectionString);

        // Messages whose delivery was lost on its way come back after their lease: of 60 seconds, two or three in a row would use up the patience.
        await using var app = await IngestApp.StartAsync(seen, builder => builder.ConfigureLocalHost(options => options.MessageLease = MessageLease));
        var files = Enumerable.Range(0, Files).ToDictionary(number => number.ToString(CultureInfo.InvariantCulture) + ".txt", number => number);
        await DropAsync(account, files);

        // Some while they are on their way.
        foreach (var name in files.Keys.Take(Files / 3))
        {
            files[name] += 1000;
        }

        await DropAsync(account, files.Where(file => file.Value >= 1000));

        await EndState.AssertAsync(account, files);
        output.WriteLine($"{faulty.Requests} requests, of which {string.Join(", ", faulty.Faults.OrderBy(fault => fault.Key).Select(fault => $"{fault.Key}: {fault.Value}"))}");
        Assert.Equal(kinds.Order(), faulty.Faults.Keys.Order());
        await app.StopAsync();
    }

    private static Task DropAsync(StorageAccount account, IEnumerable<KeyValuePair<string, int>> files) => account.DropAllAsync(files.Select(file => (file.Key, News.PlainText(file.Value))));
}
