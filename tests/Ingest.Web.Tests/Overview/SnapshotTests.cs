using Ingest.Testing;
using Ingest.Web.Overview;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Web.Tests.Overview;

public sealed class SnapshotTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<TaskCompletionSource<string>> _reads = [];

    [Fact]
    public async Task Get_ReadsOnce_When_ManyAskAtOnce()
    {
        using var snapshot = Create();
        var asked = Enumerable.Range(0, 20).Select(_ => snapshot.GetAsync(CancellationToken.None)).ToArray();

        await EndReadAsync(1, "first");

        Assert.All(await Task.WhenAll(asked), value => Assert.Equal("first", value));
        Assert.Single(_reads);
    }

    [Fact]
    public async Task Get_GivesNothingSoon_When_TheFirstReadTakesLong()
    {
        using var snapshot = Create();
        var asked = snapshot.GetAsync(CancellationToken.None);
        await Eventually.IsTrueAsync(() => _reads.Count == 1);

        await AdvanceUntilDoneAsync(asked);

        Assert.Null(await asked);
    }

    [Fact]
    public async Task Get_GivesTheLastValue_When_ANewerOneTakesLong()
    {
        using var snapshot = Create();
        var first = snapshot.GetAsync(CancellationToken.None);
        await EndReadAsync(1, "first");
        await first;
        _time.Advance(TimeSpan.FromSeconds(2));
        var again = snapshot.GetAsync(CancellationToken.None);
        await Eventually.IsTrueAsync(() => _reads.Count == 2);

        await AdvanceUntilDoneAsync(again);

        Assert.Equal("first", await again);
    }

    [Fact]
    public async Task Get_ReadsRarely_When_AReadTookLong()
    {
        using var snapshot = Create();
        var first = snapshot.GetAsync(CancellationToken.None);
        await Eventually.IsTrueAsync(() => _reads.Count == 1);
        _time.Advance(TimeSpan.FromSeconds(3));
        await EndReadAsync(1, "first");
        await Eventually.IsTrueAsync(async () => await snapshot.GetAsync(CancellationToken.None) == "first");
        _time.Advance(TimeSpan.FromSeconds(14));

        var value = await snapshot.GetAsync(CancellationToken.None);

        Assert.Equal(("first", 1), (value, _reads.Count));
        await first;
    }

    [Fact]
    public async Task Get_ReadsAgain_When_AReadFailed()
    {
        using var snapshot = Create();
        var failing = snapshot.GetAsync(CancellationToken.None);
        await Eventually.IsTrueAsync(() => _reads.Count == 1);
        _reads[0].SetException(new IOException("gone"));
        await Assert.ThrowsAsync<IOException>(() => failing);

        var again = snapshot.GetAsync(CancellationToken.None);
        await EndReadAsync(2, "second");

        Assert.Equal("second", await again);
    }

    private Snapshot<string> Create() => new(
        _ =>
        {
            var read = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            _reads.Add(read);
            return read.Task;
        },
        TimeSpan.FromSeconds(1),
        _time);

    private async Task EndReadAsync(int count, string value)
    {
        await Eventually.IsTrueAsync(() => _reads.Count == count);
        _reads[count - 1].SetResult(value);
    }

    // The wait may begin after the clock was moved.
    private Task AdvanceUntilDoneAsync(Task task) => Eventually.IsTrueAsync(() =>
    {
        _time.Advance(TimeSpan.FromMilliseconds(10));
        return task.IsCompleted;
    });
}
