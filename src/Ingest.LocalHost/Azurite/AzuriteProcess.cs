using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Ingest.LocalHost.Azurite;

/// <summary>
/// A running Azurite. It ends with this process, even when that is killed: its standard input is a pipe from here, and at the pipe's end it shuts
/// down in order. (Its disk mode loses acknowledged writes when it is itself killed.)
/// </summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    private const string AccountName = "devstoreaccount1";

    // Azurite's published account key, the same for everybody.
    private const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const string WrittenMark = "wrote ";

    // Characters kept for the message of a failed start.
    private const int MaxOutput = 10_000;

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private AzuriteProcess(Process process) => _process = process;

    /// <summary>After a blob was written, by any process; the address may have a query, and be one of a block or a container. Called on the thread that reads the output.</summary>
    public event Action<Uri>? BlobWritten;

    public int ProcessId { get; private set; }

    public Uri BlobEndpoint { get; private set; } = null!;

    public Uri QueueEndpoint { get; private set; } = null!;

    public Uri TableEndpoint { get; private set; } = null!;

    public string ConnectionString => ConnectionStringOf(AccountName);

    /// <param name="account">One of <see cref="AzuriteOptions.Accounts"/>.</param>
    public string ConnectionStringOf(string account) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={AccountKey};BlobEndpoint={new Uri(BlobEndpoint, account)};QueueEndpoint={new Uri(QueueEndpoint, account)};TableEndpoint={new Uri(TableEndpoint, account)};";

    /// <summary>Returns once all three services listen.</summary>
    /// <exception cref="InvalidOperationException">Azurite ended or did not listen in time; the message has its output.</exception>
    public static async Task<AzuriteProcess> StartAsync(AzuriteInstallation installation, AzuriteOptions options, CancellationToken cancellationToken = default)
    {
        var start = new ProcessStartInfo("node", GetArguments(installation, options))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (options.Accounts.Count > 0)
        {
            // Where the variable is set, Azurite knows no account but those in it.
            start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', options.Accounts.Prepend(AccountName).Select(account => $"{account}:{AccountKey}"));
        }

        if (options.DataFolder is not null)
        {
            start.WorkingDirectory = Directory.CreateDirectory(options.DataFolder).FullName;
        }

        var azurite = new AzuriteProcess(Process.Start(start)!);
        azurite.ProcessId = azurite._process.Id;
        try
        {
            await azurite.WaitUntilListeningAsync(options.StartTimeout, cancellationToken);
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks Azurite to end, which writes its data to disk, and waits until it has.</summary>
    public async Task StopAsync()
    {
        if (_process.HasExited)
        {
            return;
        }

        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(StopTimeout);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // It hangs; whoever waits for the stop waits for the ports and the folder, too.
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    private static List<string> GetArguments(AzuriteInstallation installation, AzuriteOptions options)
    {
        static string Port(int port) => port.ToString(CultureInfo.InvariantCulture);

        List<string> arguments =
        [
            installation.Script, "--silent", "--disableTelemetry",
            "--blobPort", Port(options.BlobPort), "--queuePort", Port(options.QueuePort), "--tablePort", Port(options.TablePort),
        ];
        arguments.AddRange(options.DataFolder is null ? ["--inMemoryPersistence"] : ["--location", Path.GetFullPath(options.DataFolder)]);
        return arguments;
    }

    private async Task WaitUntilListeningAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, line) => Read(line.Data, listening);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, listening);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var exited = _process.WaitForExitAsync(cancellationToken);
        try
        {
            await Task.WhenAny(listening.Task, exited).WaitAsync(timeout, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new InvalidOperationException($"Azurite did not listen within {timeout.TotalSeconds:0} s.{Environment.NewLine}{GetOutput()}", exception);
        }

        if (!listening.Task.IsCompleted)
        {
            throw new InvalidOperationException($"Azurite ended with exit code {_process.ExitCode}.{Environment.NewLine}{GetOutput()}");
        }
    }

    // With port 0 the system gives a free port at the moment of binding, and this line is where it is told.
    private void Read(string? line, TaskCompletionSource listening)
    {
        const string Marker = "successfully listening at ";

        if (line?.StartsWith(WrittenMark, StringComparison.Ordinal) == true)
        {
            if (Uri.TryCreate(line[WrittenMark.Length..], UriKind.Absolute, out var written))
            {
                BlobWritten?.Invoke(written);
            }

            return;
        }

        var at = line?.IndexOf(Marker, StringComparison.Ordinal) ?? -1;
        lock (_output)
        {
            if (_output.Length < MaxOutput)
            {
                _output.AppendLine(line);
            }
        }

        if (at < 0)
        {
            return;
        }

        var endpoint = new Uri($"{line![(at + Marker.Length)..].TrimEnd('/')}/{AccountName}");
        if (line.Contains("Blob", StringComparison.Ordinal))
        {
            BlobEndpoint = endpoint;
        }
        else if (line.Contains("Queue", StringComparison.Ordinal))
        {
            QueueEndpoint = endpoint;
        }
        else
        {
            TableEndpoint = endpoint;
            listening.TrySetResult();
        }
    }

    private string GetOutput()
    {
        lock (_output)
        {
            return _output.ToString();
        }
    }
}
