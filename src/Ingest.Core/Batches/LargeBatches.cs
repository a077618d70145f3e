using Ingest.Core.Intake;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Batches;

/// <summary>
/// Places for batches that are too large for their message. A host hands over as many messages as it may have in work; what lies behind a claim check is opened for a few of them at a time, so that
/// memory does not follow their number.
/// </summary>
public sealed class LargeBatches(IOptions<IntakeOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Value.LargeBatches);

    /// <summary>Waits for a place where the batch needs one.</summary>
    /// <returns>Gives the place back; null where none was needed.</returns>
    public async Task<IDisposable?> EnterAsync(StageMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);

        if (message.Inline is not null)
        {
            return null;
        }

        await _places.WaitAsync(cancellationToken);
        return new Place(_places);
    }

    public void Dispose() => _places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
