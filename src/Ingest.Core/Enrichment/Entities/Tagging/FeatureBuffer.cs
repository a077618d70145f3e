namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>Collects the feature hashes of one token in memory that the caller owns.</summary>
internal ref struct FeatureBuffer(Span<ulong> features)
{
    /// <summary>More than any token has.</summary>
    public const int Capacity = 104;

    private readonly Span<ulong> _features = features;

    public int Count { get; private set; }

    public readonly ReadOnlySpan<ulong> Features => _features[..Count];

    public void Clear() => Count = 0;

    /// <param name="template">Which feature; part of the model: do not renumber.</param>
    /// <param name="value">Its value: a hash or a small number.</param>
    public void Add(int template, ulong value) => _features[Count++] = PhraseHash.Finish((value * 0xD6E8FEB86659FD93) ^ ((ulong)template << 56));

    public void Add(int template, ulong first, ulong second) => Add(template, (first * 31) ^ PhraseHash.Finish(second + 1));
}
