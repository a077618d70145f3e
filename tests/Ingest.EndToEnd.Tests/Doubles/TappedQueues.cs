using System.Collections.Concurrent;
using Ingest.Core.Batches;

namespace Ingest.EndToEnd.Tests.Doubles;

/// <summary>Keeps what the stages send to each other, and lets something happen before a message leaves.</summary>
internal sealed class TappedQueues : IStageQueues
{
    private readonly ConcurrentQueue<StageMessage> sent = [];
    private IStageQueues? inner;

    public IReadOnlyList<StageMessage> Sent => [.. sent];

    public Func<StageMessage, Task> OnSending { get; set; } = _ => Task.CompletedTask;

    public TappedQueues Around(IStageQueues real)
    {
        inner = real;
        return this;
    }

    public async Task SendAsync(StageMessage message, CancellationToken cancellationToken)
    {
        sent.Enqueue(message);
        await OnSending(message);
        await inner!.SendAsync(message, cancellationToken);
    }

    public Task<IReadOnlyDictionary<string, int>> DepthsAsync(CancellationToken cancellationToken) => inner!.DepthsAsync(cancellationToken);
}
