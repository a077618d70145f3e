using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Queues.Models;
using Ingest.LocalHost.Discovery;
using Ingest.LocalHost.Hosting;
using Ingest.LocalHost.Invocation;
using Ingest.LocalHost.Settings;
using Ingest.LocalHost.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.LocalHost.Triggers.Queues;

/// <summary>Polls one queue and starts its function on what it gets.</summary>
internal sealed class QueueListener : ITriggerListener
{
    // The real host's shortest pause between polls of an empty queue.
    private static readonly TimeSpan MinPollingInterval = TimeSpan.FromMilliseconds(100);

    // How much longer the pauses of an idle poison queue grow: what comes there has failed several times, and the host that parks it wakes its own listener.
    private const int PoisonPatience = 3;

    // How long a poll that is under way at the stop may still take. Cut, it may have hidden messages that nobody handles until their lease ends.
    private static readonly TimeSpan LastPoll = TimeSpan.FromSeconds(3);

    private readonly QueueEndpoint _endpoint;
    private readonly QueueSettings _settings;
    private readonly QueueMessageProcessor _processor;
    private readonly ShutdownSignal _shutdown;
    private readonly StorageHealth _health;
    private readonly TimeSpan _lease;
    private readonly RandomBackoff _backoff;
    private readonly WakeUp _messageSent;
    private readonly WakeUp _messageDone;
    private readonly ConcurrentDictionary<Task, bool> _running = [];
    private bool _exists;

    public QueueListener(
        FunctionDescriptor function,
        QueueTrigger trigger,
        StorageConnections connections,
        StorageWatch watch,
        FunctionInvoker invoker,
        HostJson hostJson,
        IOptions<LocalHostOptions> options,
        ShutdownSignal shutdown,
        StorageHealth health,
        TimeProvider time,
        ILogger<QueueListener> logger)
    {
        _endpoint = new QueueEndpoint(connections.Get(trigger.Connection).Queues, trigger.QueueName);
        _settings = hostJson.Queues;
        _processor = new QueueMessageProcessor(function, _endpoint, invoker, hostJson.Queues, options.Value, health, time, logger);
        _shutdown = shutdown;
        _health = health;
        _lease = options.Value.MessageLease;
        _backoff = new RandomBackoff(MinPollingInterval, hostJson.Queues.MaxPollingInterval * (_endpoint.IsPoison ? PoisonPatience : 1));
        _messageSent = new WakeUp(time);
        _messageDone = new WakeUp(time);
        watch.OnMessageSent(_endpoint.Queue.Uri, _messageSent.Set);
    }

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _endpoint.CreateAsync(cancellationToken);
            _exists = true;
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            // RunAsync tries again, for as long as it takes.
            _health.Failed(_endpoint, $"creating queue '{_endpoint.Name}'", exception);
        }
    }

    public async Task RunAsync()
    {
        while (!_shutdown.Stopping.IsCancellationRequested)
        {
            if (_running.Count > _settings.NewBatchThreshold)
            {
                await _messageDone.WaitAsync(Timeout.InfiniteTimeSpan, _shutdown.Stopping);
                continue;
            }

            if (await PollAsync())
            {
                _backoff.Reset();
            }
            else if (await _messageSent.WaitAsync(_backoff.Next(), _shutdown.Stopping))
            {
                _backoff.Reset();
            }
        }

        await Task.WhenAll(_running.Keys);
    }

    private async Task<bool> PollAsync()
    {
        try
        {
            if (!_exists)
            {
                await _endpoint.CreateAsync(_shutdown.Stopping);
                _exists = true;
            }

            var messages = await ReceiveAsync();
            _health.Succeeded(_endpoint);
            foreach (var message in messages)
            {
                Start(message);
            }

            return messages.Length > 0;
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            // The loop goes on at the pace of its back-off. A queue that somebody deleted is made anew.
            _exists = exception is not RequestFailedException { Status: 404 };
            if (!_shutdown.Stopping.IsCancellationRequested)
            {
                _health.Failed(_endpoint, $"polling queue '{_endpoint.Name}'", exception);
            }

            return false;
        }
    }

    private async Task<QueueMessage[]> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource();
        await using var stop = _shutdown.Stopping.Register(() => patience.CancelAfter(LastPoll));
        var response = await _endpoint.Queue.ReceiveMessagesAsync(_settings.BatchSize, _lease, patience.Token);
        return response.Value;
    }

    private void Start(QueueMessage message)
    {
        var task = _shutdown.Stopping.IsCancellationRequested ? _processor.ReleaseAsync(message) : _processor.ProcessAsync(message);
        _running[task] = true;
        task.ContinueWith(
            done =>
            {
                _running.TryRemove(done, out _);
                _messageDone.Set();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }
}
