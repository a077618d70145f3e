using System.Buffers;
using FsCheck.Xunit;
using Ingest.Core.Batches;

namespace Ingest.Core.Tests.Batches;

public sealed class PooledBufferTests
{
    [Property]
    public void Written_IsWhatWasWritten_When_ItGrows(byte[][] parts)
    {
        using var buffer = new PooledBuffer();
        var longer = parts.Select(part => Enumerable.Repeat(part, 200).SelectMany(bytes => bytes).ToArray()).ToArray();

        foreach (var part in longer)
        {
            buffer.Write(part);
        }

        Assert.Equal(longer.SelectMany(part => part), buffer.Written.ToArray());
        Assert.Equal(buffer.Length, buffer.Written.Length);
    }
}
