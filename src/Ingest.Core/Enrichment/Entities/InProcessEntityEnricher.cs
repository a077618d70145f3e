using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>Finds and links names with the lists and models inside this assembly. Thread-safe; no content leaves the process.</summary>
public sealed class InProcessEntityEnricher : IEntityEnricher
{
    private readonly PatternTagger _patterns;
    private readonly EntityLinker _linker;

    /// <summary>Loads the data eagerly, so that the first article pays nothing.</summary>
    public InProcessEntityEnricher()
    {
        var names = EntityResources.Names;

        _patterns = new PatternTagger(names);
        _linker = new EntityLinker(names);
    }

    public string Version => "patterns-1";

    public ValueTask<EntityAnnotations> FindAsync(AnalyzedText text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        cancellationToken.ThrowIfCancellationRequested();

        using var tokens = new TokenView(text);
        var spans = new List<EntitySpan>();

        foreach (var sentence in text.Sentences)
        {
            _patterns.Tag(tokens, sentence, spans);
        }

        return ValueTask.FromResult(new EntityAnnotations(_linker.Link(tokens, spans), "patterns"));
    }
}
