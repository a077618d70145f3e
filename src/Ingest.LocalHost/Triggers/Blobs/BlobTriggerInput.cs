using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Ingest.LocalHost.Invocation;

namespace Ingest.LocalHost.Triggers.Blobs;

internal sealed class BlobTriggerInput : TriggerInput, IDisposable
{
    private readonly BlobClient _blob;
    private readonly BlobVersion _version;
    private readonly BlobRequestConditions _thisVersion;
    private LazyBlobStream? _stream;

    public BlobTriggerInput(BlobClient blob, BlobVersion version, IReadOnlyDictionary<string, string> tokens)
    {
        _blob = blob;
        _version = version;
        _thisVersion = new BlobRequestConditions { IfMatch = version.ETag };
        var data = tokens.ToDictionary(pair => pair.Key, pair => (object?)pair.Value, StringComparer.OrdinalIgnoreCase);
        data["BlobTrigger"] = $"{blob.BlobContainerName}/{version.Name}";
        data["Uri"] = blob.Uri.AbsoluteUri;
        BindingData = data;
        Reason = $"New blob '{blob.BlobContainerName}/{version.Name}', ETag {version.PlainETag}";
    }

    public override string Reason { get; }

    public override IReadOnlyDictionary<string, object?> BindingData { get; }

    public override async ValueTask<object?> GetValueAsync(Type type, CancellationToken cancellationToken)
    {
        if (type == typeof(Stream))
        {
            return _stream = new LazyBlobStream(OpenAsync, Open, _version.Length);
        }

        var download = await _blob.DownloadContentAsync(new BlobDownloadOptions { Conditions = _thisVersion }, cancellationToken);
        var content = download.Value.Content;
        return type == typeof(BinaryData) ? content : type == typeof(byte[]) ? content.ToArray() : content.ToString();
    }

    public void Dispose() => _stream?.Dispose();

    private async Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        var download = await _blob.DownloadStreamingAsync(new BlobDownloadOptions { Conditions = _thisVersion }, cancellationToken);
        return download.Value.Content;
    }

    private Stream Open() => _blob.DownloadStreaming(new BlobDownloadOptions { Conditions = _thisVersion }).Value.Content;
}
