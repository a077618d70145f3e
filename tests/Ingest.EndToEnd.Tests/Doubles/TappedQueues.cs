using System.Collections.Concurrent;
using Ingest.Core.Batches;

namespace Ingest.EndToEnd.Tests.Doubles;

/// <summary>Keeps what the stages send to each other, and lets something happen before a message leaves.</summary>
internal sealed class TappedQueues : IStageQueues
{
    private readonly ConcurrentQueue<StageMessage> _sent = [];
    private IStageQueues? _inner;

    public IReadOnlyList<StageMessage> Sent => [.. _sent];

    public Func<StageMessage, Task> OnSending { get; set; } = _ => Task.CompletedTask;

    public TappedQueues Around(IStageQueues real)
    {
        _inner = real;
        return this;
    }

    public async Task SendAsync(StageMessage message, CancellationToken cancellationToken)
    {
        _sent.Enqueue(message);
        await OnSending(message);
        await _inner!.SendAsync(message, cancellationToken);
    }

    public Task<IReadOnlyDictionary<string, int>> DepthsAsync(CancellationToken cancellationToken) => _inner!.DepthsAsync(cancellationToken);
}
