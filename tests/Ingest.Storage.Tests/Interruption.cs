using Azure.Core;
using Azure.Core.Pipeline;

namespace Ingest.Storage.Tests;

/// <summary>Lets something else happen once, before the next request that is meant leaves.</summary>
internal sealed class Interruption : HttpPipelinePolicy
{
    private Func<Task>? _action;
    private Func<Request, bool> _isMeant = _ => false;

    public bool HasHappened => _action is null;

    public void Before(RequestMethod method, string addressPart, Func<Task> action)
    {
        _isMeant = request => request.Method == method && request.Uri.ToString().Contains(addressPart, StringComparison.Ordinal);
        _action = action;
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (_isMeant(message.Request) && Interlocked.Exchange(ref _action, null) is { } action)
        {
            await action();
        }

        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("Storage is called asynchronously.");
}
