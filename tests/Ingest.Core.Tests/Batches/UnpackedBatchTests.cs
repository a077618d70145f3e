using System.Buffers.Binary;
using FsCheck.Xunit;
using Ingest.Core.Batches;

namespace Ingest.Core.Tests.Batches;

public sealed class UnpackedBatchTests
{
    [Property]
    public void Read_GivesEachPartAlone_When_TheyFollowEachOther(byte[][] parts)
    {
        using var batch = new UnpackedBatch(new MemoryStream(Packed.Of([.. parts.SelectMany(Part)])), "batch");
        using var target = new PooledBuffer();

        foreach (var part in parts)
        {
            Assert.Equal(part, batch.Read(target).ToArray());
        }

        Assert.Throws<BadMessageException>(() => batch.Read(target));
    }

    public static byte[] Part(byte[] bytes)
    {
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        return [.. length, .. bytes];
    }
}
