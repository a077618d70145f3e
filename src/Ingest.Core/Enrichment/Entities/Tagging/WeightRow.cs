using System.Runtime.InteropServices;

namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>The weights of one feature: half a cache line.</summary>
[StructLayout(LayoutKind.Sequential, Size = 32)]
internal readonly struct WeightRow(uint fingerprint, uint home, Half scale, ulong low, ulong high)
{
    /// <summary>Low bits of a feature's hash, where its search begins.</summary>
    public const int HomeMask = 0xFFFFFF;

    private const uint Used = 0x8000_0000;

    /// <summary>Weights of the first eight labels with any, a signed byte each, little-endian.</summary>
    public readonly ulong Low = low;

    /// <summary>Weights of the other eight.</summary>
    public readonly ulong High = high;

    /// <summary>High half of the feature's hash.</summary>
    public readonly uint Fingerprint = fingerprint;

    private readonly uint _home = home | Used;

    /// <summary>What one unit of a weight is worth.</summary>
    public readonly float Scale = (float)scale;

    public uint Home => _home & HomeMask;

    /// <summary>False for an empty place of the table.</summary>
    public bool IsUsed => _home != 0;
}
