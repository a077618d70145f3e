using Ingest.Core.Batches;
using Ingest.Core.Intake;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Tests.Batches;

public sealed class LargeBatchesTests : IDisposable
{
    private readonly LargeBatches _places = new(Options.Create(new IntakeOptions { LargeBatches = 2 }));

    [Fact]
    public async Task EnterAsync_WaitsForAPlace_When_AllAreTaken()
    {
        var first = await _places.EnterAsync(Large, CancellationToken.None);
        using var second = await _places.EnterAsync(Large, CancellationToken.None);

        var third = _places.EnterAsync(Large, CancellationToken.None);

        Assert.False(third.IsCompleted);
        first!.Dispose();
        using var place = await third;
        Assert.NotNull(place);
    }

    [Fact]
    public async Task EnterAsync_DoesNotWait_When_TheBatchLiesInItsMessage()
    {
        using var first = await _places.EnterAsync(Large, CancellationToken.None);
        using var second = await _places.EnterAsync(Large, CancellationToken.None);

        var small = await _places.EnterAsync(Large with { Claim = null, Inline = [1] }, CancellationToken.None);

        Assert.Null(small);
    }

    [Fact]
    public async Task EnterAsync_TakesNoPlace_When_TheWaitIsCancelled()
    {
        var first = await _places.EnterAsync(Large, CancellationToken.None);
        using var second = await _places.EnterAsync(Large, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var waiting = _places.EnterAsync(Large, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        first!.Dispose();
        using var place = await _places.EnterAsync(Large, CancellationToken.None);
        Assert.NotNull(place);
    }

    public void Dispose() => _places.Dispose();

    private static StageMessage Large => new() { BatchId = "batch", Stage = Stage.Enrich, Count = 100, Claim = new ClaimCheck("batch/enrich", new string('0', 64)) };
}
