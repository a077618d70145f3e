namespace Ingest.Cli.Output;

/// <summary>Where the offline commands write: one file an input below a folder, or standard output in the inputs' order.</summary>
public sealed class OfflineOutput(string? folder) : IAsyncDisposable
{
    private StreamWriter? _list;
    private string? _listName;
    private bool _isEmpty;

    /// <summary>Writes a record of its own.</summary>
    public async Task WriteAsync(string name, string json, CancellationToken cancellationToken)
    {
        if (folder is null)
        {
            await Console.Out.WriteLineAsync(Plain.Json(json).AsMemory(), cancellationToken);
            return;
        }

        await File.WriteAllTextAsync(PathOf(name), json, cancellationToken);
    }

    /// <summary>Adds records to the list of an input; the lists come one after the other, and an input without a record has an empty one.</summary>
    public async Task AddAsync(string name, IEnumerable<string> records, CancellationToken cancellationToken)
    {
        if (folder is not null && _listName != name)
        {
            await EndListAsync();
            (_list, _listName, _isEmpty) = (new StreamWriter(PathOf(name)), name, true);
            await _list.WriteAsync('[');
        }

        foreach (var record in records)
        {
            if (_list is null)
            {
                await Console.Out.WriteLineAsync(Plain.Json(record).AsMemory(), cancellationToken);
                continue;
            }

            await _list.WriteAsync((_isEmpty ? record : "," + record).AsMemory(), cancellationToken);
            _isEmpty = false;
        }
    }

    public async ValueTask DisposeAsync() => await EndListAsync();

    private async Task EndListAsync()
    {
        if (_list is not null)
        {
            await _list.WriteAsync(']');
            await _list.DisposeAsync();
            _list = null;
        }
    }

    private string PathOf(string name)
    {
        var path = Path.Combine(folder!, name + ".json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
