using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Ingest.EndToEnd.Tests.Faults.Crashes;

/// <summary>
/// Numbers the storage calls of a host, of the app as of the triggers, in the order in which they are made, and has it die at one of them: from
/// then on no call of the host reaches storage, so that it gives back no lease and no message.
/// </summary>
/// <remarks>
/// Not numbered are polls of empty queues, listings of the drop container and renewals, whose count is a matter of time and after which nothing is different, and the
/// 512 queries by which the sweep asks each partition of the ledger for late drops, of which one is as good as all.
/// </remarks>
/// <param name="dieAt">The call; 0 for none.</param>
/// <param name="afterwards">Whether the call takes effect, and only its answer is lost.</param>
internal sealed class MortalHost(int dieAt, bool afterwards) : HttpPipelinePolicy
{
    private readonly TaskCompletionSource<string> _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    public int Calls => _calls;

    /// <summary>Ends, with the call that did not come through, when the host dies.</summary>
    public Task<string> Died => _died.Task;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ThrowIfDead();

        if (IsNotNumbered(message.Request))
        {
            await ProcessNextAsync(message, pipeline);

            // A poll that brings messages has hidden them: here the host may die, and they come back only when their time is over.
            if (HasMessages(message))
            {
                DieAt(Interlocked.Increment(ref _calls), message.Request);
            }
        }
        else
        {
            var number = Interlocked.Increment(ref _calls);

            if (!afterwards)
            {
                DieAt(number, message.Request);
                ThrowIfDead();
            }

            await ProcessNextAsync(message, pipeline);
            DieAt(number, message.Request);
        }

        ThrowIfDead();
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("Storage is called asynchronously.");

    private static bool IsNotNumbered(Request request) =>
        IsPoll(request)
        || (request.Headers.TryGetValue("x-ms-lease-action", out var action) && action == "renew")
        || (request.Method == RequestMethod.Get && request.Uri.Query.Contains("comp=list", StringComparison.Ordinal) && request.Uri.Path.EndsWith("/drop", StringComparison.Ordinal))
        || (request.Method == RequestMethod.Get && request.Uri.Path.EndsWith("/Ledger()", StringComparison.Ordinal) && (request.Uri.Query.Contains("received", StringComparison.Ordinal) || request.Uri.Query.Contains("parsed", StringComparison.Ordinal)));

    private static bool IsPoll(Request request) => request.Method == RequestMethod.Get && request.Uri.Path.EndsWith("/messages", StringComparison.Ordinal);

    private static bool HasMessages(HttpMessage message) => IsPoll(message.Request) && message.Response.Content.ToString().Contains("<QueueMessage>", StringComparison.Ordinal);

    private void DieAt(int number, Request request)
    {
        if (number == dieAt)
        {
            _died.TrySetResult($"{request.Method} {request.Uri.Path}");
        }
    }

    private void ThrowIfDead()
    {
        if (_died.Task.IsCompleted)
        {
            throw new RequestFailedException(503, "The host has died.");
        }
    }
}
