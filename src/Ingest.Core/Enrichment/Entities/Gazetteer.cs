using System.Runtime.InteropServices;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>
/// Names by hash: an open-addressing table of 32-bit fingerprints and flags. A wrong match needs a collision of 32 bits beside the slot,
/// about one in four billion lookups a probe. Immutable after loading.
/// </summary>
internal sealed class Gazetteer
{
    /// <summary>Longest phrase in words.</summary>
    public const int MaxWords = 8;

    private const uint Magic = 0x315A_4147;

    private readonly uint[] _fingerprints;
    private readonly ushort[] _kinds;
    private readonly int _mask;

    private Gazetteer(uint[] fingerprints, ushort[] kinds)
    {
        _fingerprints = fingerprints;
        _kinds = kinds;
        _mask = fingerprints.Length - 1;
    }

    public NameKinds this[ulong phrase]
    {
        get
        {
            var fingerprint = Fingerprint(phrase);
            var slot = (int)phrase & _mask;

            while (_fingerprints[slot] != 0)
            {
                if (_fingerprints[slot] == fingerprint)
                {
                    return (NameKinds)_kinds[slot];
                }

                slot = (slot + 1) & _mask;
            }

            return NameKinds.None;
        }
    }

    public static Gazetteer Build(IReadOnlyDictionary<ulong, NameKinds> names)
    {
        ArgumentNullException.ThrowIfNull(names);

        var size = 16;

        // At most four fifths full: a miss takes a dozen neighbouring probes at worst on average, and the file stays small.
        while (size * 4 < names.Count * 5)
        {
            size *= 2;
        }

        var fingerprints = new uint[size];
        var kinds = new ushort[size];

        foreach (var (phrase, kind) in names.OrderBy(n => n.Key))
        {
            var slot = (int)phrase & (size - 1);

            while (fingerprints[slot] != 0 && fingerprints[slot] != Fingerprint(phrase))
            {
                slot = (slot + 1) & (size - 1);
            }

            fingerprints[slot] = Fingerprint(phrase);
            kinds[slot] |= (ushort)kind;
        }

        return new Gazetteer(fingerprints, kinds);
    }

    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);

        writer.Write(Magic);
        writer.Write(_fingerprints.Length);
        writer.Write(MemoryMarshal.AsBytes(_fingerprints.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_kinds.AsSpan()));
    }

    /// <exception cref="InvalidDataException">The stream holds no gazetteer of this version.</exception>
    public static Gazetteer Load(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);

        if (reader.ReadUInt32() != Magic)
        {
            throw new InvalidDataException("Not a gazetteer, or one of another version; compile it with Ingest.Training.");
        }

        var size = reader.ReadInt32();
        var fingerprints = new uint[size];
        var kinds = new ushort[size];

        stream.ReadExactly(MemoryMarshal.AsBytes(fingerprints.AsSpan()));
        stream.ReadExactly(MemoryMarshal.AsBytes(kinds.AsSpan()));

        return new Gazetteer(fingerprints, kinds);
    }

    private static uint Fingerprint(ulong phrase) => Math.Max(1u, (uint)(phrase >> 32));
}
