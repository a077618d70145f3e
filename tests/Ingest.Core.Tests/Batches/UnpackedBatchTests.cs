using System.Buffers.Binary;
using FsCheck.Xunit;
using Ingest.Core.Batches;

namespace Ingest.Core.Tests.Batches;

public sealed class UnpackedBatchTests
{
    [Property]
    public void ReadPart_GivesEachPartAlone_When_TheyFollowEachOther(byte[][] parts)
    {
        using var batch = new UnpackedBatch(new MemoryStream(Packed.Of([.. parts.SelectMany(part => Part(part))])));
        using var target = new PooledBuffer();

        foreach (var part in parts)
        {
            Assert.Equal(part, batch.ReadPart(target).ToArray());
        }

        Assert.Throws<EndOfStreamException>(() => batch.ReadPart(target));
    }

    public static byte[] Part(byte[] bytes)
    {
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        return [.. length, .. bytes];
    }
}
