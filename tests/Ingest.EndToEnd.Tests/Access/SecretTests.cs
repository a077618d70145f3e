using Ingest.EndToEnd.Tests.Harness;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Access;

/// <summary>Nothing that fails tells a key: neither the app's start, nor its logs, nor a command. (The logs of all other hosts of this suite are read for it when they stop.)</summary>
public sealed class SecretTests(AzuriteAccounts accounts)
{
    private const string Key = "dGhpcyBpcyBhIHNlY3JldCB0aGF0IG5vYm9keSBtYXkgc2VlIGluIGFueSBsb2c=";
    private const string Signature = "c2lnbmF0dXJlLXRoYXQtbm9ib2R5LW1heS1zZWU%3D";

    [Fact]
    public async Task Start_TellsNoKey_When_StorageRefusesIt()
    {
        await using var account = new StorageAccount(WithKey(accounts.Take()));

        var exception = await Record.ExceptionAsync(() => IngestApp.StartAsync(account));

        Assert.NotNull(exception);
        Assert.DoesNotContain(Key, exception.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<string> Connections =>
    [
        $"AccountName=x;AccountKey={Key};BlobEndpoint=http://127.0.0.1:1/x;QueueEndpoint=http://127.0.0.1:1/x;TableEndpoint=http://127.0.0.1:1/x",
        $"BlobEndpoint=http://127.0.0.1:1/x;QueueEndpoint=http://127.0.0.1:1/x;TableEndpoint=http://127.0.0.1:1/x;SharedAccessSignature=sv=2024-11-04&sig={Signature}",
        $"AccountKey={Key}",
        $"AccountName=x;AccountKey={Key}!;EndpointSuffix=127.0.0.1",
        $"{Key} {Signature}",
    ];

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task Command_EndsWithASentenceAndNoKey_When_TheConnectionIsBad(string connection)
    {
        await using var command = await ChildProcess.StartCommand(["status", "--connection", connection]).WaitAsync();

        var text = command.Output + command.Errors;
        Assert.Equal(1, command.ExitCode);
        Assert.DoesNotContain(Key, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Signature, text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }

    private static string WithKey(string connectionString) => string.Join(';', connectionString.Split(';').Select(part => part.StartsWith("AccountKey=", StringComparison.Ordinal) ? $"AccountKey={Key}" : part));
}
