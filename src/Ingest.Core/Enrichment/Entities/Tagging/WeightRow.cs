using System.Runtime.InteropServices;

namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>The weights of one feature: half a cache line.</summary>
[StructLayout(LayoutKind.Sequential, Size = 32)]
internal struct WeightRow
{
    /// <summary>Low bits of a feature's hash, where its search begins.</summary>
    public const int HomeMask = 0xFFFFFF;

    /// <summary>Weights of the first eight labels with any, a signed byte each, little-endian.</summary>
    public ulong Low;

    /// <summary>Weights of the other eight.</summary>
    public ulong High;

    /// <summary>High half of the feature's hash.</summary>
    public uint Fingerprint;

    public uint Home;

    /// <summary>What one unit of a weight is worth.</summary>
    public float Scale;
}
