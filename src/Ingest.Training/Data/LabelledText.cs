using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Training.Data;

/// <param name="Text">The analysed text.</param>
/// <param name="Spans">Gold names: offsets into the text, end exclusive.</param>
/// <param name="HasMiscellaneous">False where the source leaves MISC unlabelled: its O then says "none, or MISC".</param>
/// <param name="Weight">How much a sentence counts in training.</param>
internal sealed record LabelledText(AnalyzedText Text, IReadOnlyList<GoldSpan> Spans, bool HasMiscellaneous, float Weight)
{
    /// <summary>Texts of one group (an article and its variants) stay in one fold.</summary>
    public int Group { get; init; }
}

internal readonly record struct GoldSpan(int Start, int End, EntityType Type);
