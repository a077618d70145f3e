namespace Ingest.Core.Tests.Protocol;

/// <summary>
/// One run of some deliveries side by side. Each goes on from one storage call to the next when it is chosen to, or dies there; nothing else
/// happens meanwhile. How often another delivery may come between (Musuvathi and Qadeer, Iterative Context Bounding, 2007) and how many may die is bounded.
/// </summary>
internal sealed class Interleaving(Choices choices, int mostSwitches, int mostCrashes)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<Delivery> _deliveries = [];
    private volatile Delivery? _current;
    private int _switches;
    private int _crashes;

    /// <summary>What was done, in order.</summary>
    public List<string> Trace { get; } = [];

    /// <summary>Called before each storage call.</summary>
    public Task TurnAsync(string operation) => _current is { } delivery ? delivery.WaitAsync(operation) : Task.CompletedTask;

    /// <returns>For each delivery, whether it came to its end.</returns>
    public IReadOnlyList<bool> Run(IReadOnlyList<Func<Task>> bodies)
    {
        foreach (var body in bodies)
        {
            var delivery = new Delivery(_deliveries.Count);
            _deliveries.Add(delivery);
            GoOn(delivery, () => delivery.Start(body));
        }

        Delivery? last = null;

        while (Next(last) is { } next)
        {
            Trace.Add($"{next.Number}: {next.Operation}");
            GoOn(next, next.Release);
            last = next;
        }

        return [.. _deliveries.Select(delivery => delivery.HasSucceeded)];
    }

    private void GoOn(Delivery delivery, Action go)
    {
        _current = delivery;
        go();

        // Mostly done already: only a continuation that went to the thread pool is waited for.
        if (!SpinWait.SpinUntil(() => delivery.IsWaiting || delivery.HasEnded, Patience))
        {
            throw new TimeoutException($"Delivery {delivery.Number} waits for something that is no storage call.");
        }

        _current = null;
    }

    private Delivery? Next(Delivery? last)
    {
        var waiting = _deliveries.Where(delivery => delivery.IsWaiting).ToList();

        if (last is not { IsWaiting: true })
        {
            return waiting.Count == 0 ? null : waiting[choices.Next(waiting.Count)];
        }

        // First what costs nothing: the same delivery goes on. Last its death, which can only come after something it did.
        var others = _switches < mostSwitches ? waiting.Where(delivery => delivery != last).ToList() : [];
        var choice = choices.Next(1 + others.Count + (_crashes < mostCrashes ? 1 : 0));

        if (choice == 0)
        {
            return last;
        }

        if (choice <= others.Count)
        {
            _switches++;
            return others[choice - 1];
        }

        _crashes++;
        Trace.Add($"{last.Number}: dies before {last.Operation}");
        last.Die();
        return Next(last: null);
    }

    private sealed class Delivery(int number)
    {
        private Task _running = Task.CompletedTask;
        private volatile TaskCompletionSource? _gate;

        public int Number => number;

        public string Operation { get; private set; } = "";

        public bool IsWaiting => _gate is not null;

        public bool HasEnded => _running.IsCompleted;

        public bool HasSucceeded => _running.IsCompletedSuccessfully;

        public void Start(Func<Task> body)
        {
            // Ended only when the body has: until then the field must not say so.
            var ended = new TaskCompletionSource();
            _running = ended.Task;
            body().ContinueWith(
                task =>
                {
                    if (task.Exception is { } exception)
                    {
                        ended.SetException(exception.InnerExceptions);
                        _ = ended.Task.Exception;
                    }
                    else
                    {
                        ended.SetResult();
                    }
                },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }

        public Task WaitAsync(string operation)
        {
            Operation = operation;
            var gate = new TaskCompletionSource();
            _gate = gate;
            return gate.Task;
        }

        public void Release()
        {
            var gate = _gate!;
            _gate = null;
            gate.SetResult();
        }

        public void Die() => _gate = null;
    }
}
