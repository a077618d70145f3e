using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Ingest.LocalHost.Storage;

namespace Ingest.LocalHost.Triggers.Queues;

/// <summary>Keeps a received message hidden while its function runs, by renewing the visibility timeout at half-life.</summary>
internal sealed class MessageLease : IAsyncDisposable
{
    private readonly QueueClient _queue;
    private readonly QueueMessage _message;
    private readonly TimeSpan _duration;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _renewing;
    private long _renewedAt;

    public MessageLease(QueueClient queue, QueueMessage message, TimeSpan duration, TimeProvider time)
    {
        _queue = queue;
        _message = message;
        _duration = duration;
        _time = time;
        _renewedAt = time.GetTimestamp();
        PopReceipt = message.PopReceipt;
        _renewing = RenewAsync();
    }

    /// <summary>Valid for one change of the message; each renewal makes a new one.</summary>
    public string PopReceipt { get; private set; }

    /// <summary>Cancelled when the message is visible again, or may be: someone else handles it now.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Whether an answer of the service means that the message is no longer ours.</summary>
    public static bool IsLoss(RequestFailedException exception) =>
        exception.Status == 404 || exception.ErrorCode == QueueErrorCode.PopReceiptMismatch;

    /// <summary>Ends the renewal, so that <see cref="PopReceipt"/> stays as it is.</summary>
    public async Task EndAsync()
    {
        await _ended.CancelAsync();
        await _renewing;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _ended.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync()
    {
        var pause = _duration / 2;
        while (!_ended.IsCancellationRequested)
        {
            await Task.Delay(pause, _time, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_ended.IsCancellationRequested)
            {
                return;
            }

            if (await TryRenewAsync())
            {
                pause = _duration / 2;
            }
            else if (_time.GetElapsedTime(_renewedAt) >= _duration)
            {
                await _lost.CancelAsync();
                return;
            }
            else
            {
                pause = _duration / 10;
            }
        }
    }

    private async Task<bool> TryRenewAsync()
    {
        var before = _time.GetTimestamp();
        try
        {
            // Not cancelled by the end of the function: an unknown outcome would leave the pop receipt unknown too.
            var receipt = await _queue.UpdateMessageAsync(_message.MessageId, PopReceipt, visibilityTimeout: _duration);
            PopReceipt = receipt.Value.PopReceipt;
            _renewedAt = before;
            return true;
        }
        catch (RequestFailedException exception) when (IsLoss(exception))
        {
            _renewedAt = before - (long)(_duration.TotalSeconds * _time.TimestampFrequency);
            return false;
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            // Storage is away for now; the message is ours until its visibility timeout ends.
            return false;
        }
    }
}
