using System.Collections.Concurrent;
using System.Diagnostics;
using Ingest.LocalHost.Azurite;

namespace Ingest.LocalHost.Storage;

/// <summary>
/// Notices what is written to storage, so that a queue or a container is looked at without waiting for the next poll: what this process writes, and, of blobs, what any
/// process writes to an emulator that this one has started.
/// It reads the responses of every HTTP client of the process from .NET's own diagnostics and needs nothing of the sender. The one event
/// it subscribes to starts no activity, so the app's traces stay as they are.
/// </summary>
internal sealed class StorageWatch : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string Listener = "HttpHandlerDiagnosticListener";
    private const string Event = "System.Net.Http.Response";

    private readonly ConcurrentDictionary<string, Action> _onMessage = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Action<string>> _onBlob = new(StringComparer.OrdinalIgnoreCase);
    private readonly AzuriteProcess? _emulator;
    private readonly IDisposable _allListeners;
    private IDisposable? _http;

    /// <param name="emulator">The emulator that this process has started; null for storage that others run.</param>
    public StorageWatch(AzuriteProcess? emulator = null)
    {
        _emulator = emulator;
        _emulator?.BlobWritten += NoticeBlob;
        _allListeners = DiagnosticListener.AllListeners.Subscribe(this);
    }

    /// <summary>Calls <paramref name="notify"/> after each message sent to the queue at <paramref name="queue"/>.</summary>
    public void OnMessageSent(Uri queue, Action notify) =>
        _onMessage.AddOrUpdate($"{queue.GetLeftPart(UriPartial.Path)}/messages", notify, (_, before) => before + notify);

    /// <summary>Calls <paramref name="notify"/> with its name after each blob written into the container at <paramref name="container"/>.</summary>
    public void OnBlobWritten(Uri container, Action<string> notify) =>
        _onBlob.AddOrUpdate(container.GetLeftPart(UriPartial.Path), notify, (_, before) => before + notify);

    public void Dispose()
    {
        _emulator?.BlobWritten -= NoticeBlob;
        _http?.Dispose();
        _allListeners.Dispose();
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == Listener)
        {
            _http = value.Subscribe(this, name => name == Event);
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        // The payload's type is internal to .NET; its property is part of the event's contract.
        if (value.Key == Event && value.Value?.GetType().GetProperty("Response")?.GetValue(value.Value) is HttpResponseMessage { IsSuccessStatusCode: true } response
            && response.RequestMessage is { RequestUri: { } uri } request)
        {
            Notice(request.Method, uri);
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }

    private void Notice(HttpMethod method, Uri uri)
    {
        if (method == HttpMethod.Post)
        {
            if (_onMessage.TryGetValue(uri.GetLeftPart(UriPartial.Path), out var notify))
            {
                notify();
            }
        }
        else if (method == HttpMethod.Put && _emulator is null)
        {
            // The emulator tells of these, too, and twice would be one listing too many.
            NoticeBlob(uri);
        }
    }

    private void NoticeBlob(Uri uri)
    {
        var path = uri.GetLeftPart(UriPartial.Path);
        foreach (var (container, notify) in _onBlob)
        {
            if (path.Length > container.Length && path[container.Length] == '/' && path.StartsWith(container, StringComparison.OrdinalIgnoreCase))
            {
                notify(Uri.UnescapeDataString(path[(container.Length + 1)..]));
            }
        }
    }
}
