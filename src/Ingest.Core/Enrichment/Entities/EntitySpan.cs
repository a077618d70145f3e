using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>A name found in the text: indexes into <see cref="Text.AnalyzedText.Tokens"/>, end exclusive.</summary>
internal readonly record struct EntitySpan(int FirstToken, int EndToken, EntityType Type)
{
    public int Length => EndToken - FirstToken;
}
