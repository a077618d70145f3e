using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingest.Core.Intake;

namespace Ingest.Core.Tests.Intake;

public sealed class LineReaderTests
{
    [Property(MaxTest = 300)]
    public Property ReadAsync_GivesTheLinesOfTheText_When_ChunksAndLimitsAreAnything() => Prop.ForAll(Texts(), Gen.Choose(1, 50).ToArbitrary(), Gen.Choose(1, 30).ToArbitrary(), (text, chunk, limit) =>
    {
        var lines = text.Split('\n').AsEnumerable();
        var expected = (text.EndsWith('\n') || text.Length == 0 ? lines.SkipLast(1) : lines).Select(line => line.Length > limit ? null : line);

        var read = ReadAsync(new ChunkedStream(Encoding.ASCII.GetBytes(text), chunk), limit).GetAwaiter().GetResult();

        Assert.Equal(expected, read);
    });

    [Fact]
    public async Task ReadAsync_SkipsTheLine_When_ItIsFarLongerThanTheLimit()
    {
        var text = $"first\n{new string('x', 1_000_000)}\nlast";

        var read = await ReadAsync(new MemoryStream(Encoding.ASCII.GetBytes(text)), 10);

        Assert.Equal(["first", null, "last"], read);
    }

    private static async Task<List<string?>> ReadAsync(Stream stream, int limit) =>
        await LineReader.ReadAsync(stream, limit, TestContext.Current.CancellationToken).Select(line => line is null ? null : Encoding.ASCII.GetString(line)).ToListAsync(TestContext.Current.CancellationToken);

    private static Arbitrary<string> Texts() => Gen.Elements("\n", "\n", "a", "bb", "ccccccccccccccccc", "\r").ListOf().Select(string.Concat).ToArbitrary();

    /// <summary>Gives a few bytes a read, as a network does.</summary>
    private sealed class ChunkedStream(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);
    }
}
