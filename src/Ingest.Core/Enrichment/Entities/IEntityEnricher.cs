using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>Finds and links the named entities of one text.</summary>
public interface IEntityEnricher
{
    /// <summary>Code version and model hash.</summary>
    string Version { get; }

    ValueTask<EntityAnnotations> FindAsync(AnalyzedText text, CancellationToken cancellationToken);
}
