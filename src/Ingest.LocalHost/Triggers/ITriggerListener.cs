namespace Ingest.LocalHost.Triggers;

/// <summary>Waits for what makes one function run.</summary>
internal interface ITriggerListener
{
    /// <summary>Makes the queue or container, once, before the host counts as started. Does not throw when storage is away: <see cref="RunAsync"/> tries on.</summary>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Runs until the host stops and the function's last invocation has ended. Does not throw.</summary>
    Task RunAsync();
}
