using Azure;
using Azure.Data.Tables;
using Ingest.LocalHost.Azurite;
using Xunit;

namespace Ingest.LocalHost.Tests.Azurite;

/// <summary>The emulator finds rows by a map that the project keeps beside its tables (<c>infra/azurite/lookup.cjs</c>): the map must never say anything else than the table.</summary>
public sealed class EmulatorTableTests : IDisposable
{
    private const string Partition = "p";

    private readonly string _folder = Directory.CreateTempSubdirectory("azurite-").FullName;

    // What the table must hold: the value of each row by its row key.
    private readonly Dictionary<string, int> _expected = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Rows_AreThoseThatWereWritten_When_WrittenReplacedMergedDeletedRolledBackAndLoaded()
    {
        var installation = await AzuriteInstallation.FindOrInstallAsync(AppContext.BaseDirectory, Cancellation);
        var options = new AzuriteOptions { DataFolder = _folder };
        var random = new Random(7);

        for (var start = 0; start < 2; start++)
        {
            await using var azurite = await AzuriteProcess.StartAsync(installation, options, Cancellation);
            var table = new TableClient(azurite.ConnectionString, "rows");
            await table.CreateIfNotExistsAsync(Cancellation);

            for (var value = 0; value < 300; value++)
            {
                await ChangeAsync(table, random, value);
            }

            await AssertSameAsync(table);
        }
    }

    [Fact]
    public async Task Rows_AreTold_When_OneHasTheKeysOfAnotherTheOtherWayRound()
    {
        var installation = await AzuriteInstallation.FindOrInstallAsync(AppContext.BaseDirectory, Cancellation);
        await using var azurite = await AzuriteProcess.StartAsync(installation, new AzuriteOptions(), Cancellation);
        var table = new TableClient(azurite.ConnectionString, "rows");
        await table.CreateAsync(Cancellation);
        (string Partition, string Row)[] keys = [("a", "b"), ("b", "a"), ("ab", ""), ("", "ab"), ("A", "b"), ("1", "2"), ("01", "2")];

        foreach (var (partition, row) in keys)
        {
            await table.AddEntityAsync(new TableEntity(partition, row) { ["Value"] = $"{partition}/{row}" }, Cancellation);
        }

        foreach (var (partition, row) in keys)
        {
            Assert.Equal($"{partition}/{row}", (await table.GetEntityAsync<TableEntity>(partition, row, cancellationToken: Cancellation)).Value.GetString("Value"));
        }
    }

    private async Task ChangeAsync(TableClient table, Random random, int value)
    {
        var (key, other) = ($"r{random.Next(8)}", $"s{random.Next(8)}");

        switch (random.Next(5))
        {
            case 0:
                await table.UpsertEntityAsync(Row(key, value), TableUpdateMode.Replace, Cancellation);
                _expected[key] = value;
                break;
            case 1:
                await table.UpsertEntityAsync(Row(key, value), TableUpdateMode.Merge, Cancellation);
                _expected[key] = value;
                break;
            case 2:
                await table.DeleteEntityAsync(Partition, key, cancellationToken: Cancellation);
                _expected.Remove(key);
                break;
            case 3:
                // The second is refused, so the first is taken back.
                var refused = _expected.ContainsKey(other) ? TableTransactionActionType.Add : TableTransactionActionType.UpdateReplace;
                await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
                    [new TableTransactionAction(TableTransactionActionType.UpsertReplace, Row(key, value)), new TableTransactionAction(refused, Row(other, value), ETag.All)], Cancellation));
                break;
            default:
                await table.SubmitTransactionAsync(
                    [new TableTransactionAction(TableTransactionActionType.UpsertReplace, Row(key, value)), new TableTransactionAction(TableTransactionActionType.UpsertMerge, Row(other, value))], Cancellation);
                (_expected[key], _expected[other]) = (value, value);
                break;
        }

        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, key, cancellationToken: Cancellation);
        Assert.Equal(_expected.TryGetValue(key, out var expected) ? expected : null, found.HasValue ? found.Value!.GetInt32("Value") : null);
    }

    private async Task AssertSameAsync(TableClient table)
    {
        var listed = await table.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToDictionaryAsync(row => row.RowKey, row => row.GetInt32("Value")!.Value, cancellationToken: Cancellation);
        Assert.Equal(_expected.OrderBy(row => row.Key, StringComparer.Ordinal), listed.OrderBy(row => row.Key, StringComparer.Ordinal));

        foreach (var (key, value) in _expected)
        {
            Assert.Equal(value, (await table.GetEntityAsync<TableEntity>(Partition, key, cancellationToken: Cancellation)).Value.GetInt32("Value"));
        }
    }

    private static TableEntity Row(string key, int value) => new(Partition, key) { ["Value"] = value };
}
