using FsCheck.Xunit;
using Ingest.Core.Enrichment.Entities;

namespace Ingest.Core.Tests.Enrichment.Entities;

public sealed class HashTableTests
{
    [Property(MaxTest = 200)]
    public void Table_HoldsWhatADictionaryHolds_When_KeysComeInAnyOrder(byte[] keys, ushort spread)
    {
        using var table = new HashTable<int>();
        var expected = new Dictionary<ulong, int>();

        for (var i = 0; i < 300 + keys.Length; i++)
        {
            var key = i < keys.Length ? keys[i] : (ulong)i * spread;

            table[key]++;
            expected[key] = expected.GetValueOrDefault(key) + 1;
        }

        Assert.Equal(expected.Count, table.Count);
        Assert.All(expected, pair => Assert.Equal(pair.Value, table.Find(pair.Key)));
    }

    [Fact]
    public void Table_GivesTheDefault_When_TheMemoryHeldAnotherTextsValues()
    {
        using (var earlier = new HashTable<int>())
        {
            earlier[1] = 7;
        }

        using var table = new HashTable<int>();

        var found = table.Find(1);
        var added = table[1];

        Assert.Equal(0, found);
        Assert.Equal(0, added);
    }
}
