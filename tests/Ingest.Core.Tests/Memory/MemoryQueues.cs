using Ingest.Core.Batches;

namespace Ingest.Core.Tests.Memory;

/// <summary>The queues in memory; messages pass through their JSON, as on a queue.</summary>
internal sealed class MemoryQueues : IStageQueues
{
    private readonly Queue<string> _messages = new();

    public int Count => _messages.Count;

    /// <summary>Every message ever sent.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>The next send fails, as when storage is gone.</summary>
    public bool FailNext { get; set; }

    public StageMessage Take() => StageMessage.Parse(_messages.Dequeue());

    /// <summary>Takes a message out of its turn, as a queue may.</summary>
    public StageMessage Take(int place)
    {
        var messages = _messages.ToList();
        _messages.Clear();
        messages.Where((_, i) => i != place).ToList().ForEach(_messages.Enqueue);
        return StageMessage.Parse(messages[place]);
    }

    public Task SendAsync(StageMessage message, CancellationToken cancellationToken)
    {
        if (FailNext)
        {
            FailNext = false;
            throw new IOException("The queue could not be reached.");
        }

        _messages.Enqueue(message.ToJson());
        Sent.Add(message.ToJson());
        return Task.CompletedTask;
    }

    public Task<IReadOnlyDictionary<string, int>> DepthsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, int>>(new Dictionary<string, int> { ["all"] = _messages.Count });
}
