using Ingest.Core.Enrichment.Entities.Tagging;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>Finds and links names with the lists and models inside this assembly. Thread-safe; no content leaves the process.</summary>
public sealed class InProcessEntityEnricher : IEntityEnricher
{
    private readonly PatternTagger _patterns;
    private readonly EntityLinker _linker;
    private readonly AliasPass _aliases;
    private readonly CrfTagger _tagger;

    /// <summary>Loads the data eagerly, so that the first article pays nothing.</summary>
    public InProcessEntityEnricher()
    {
        var names = EntityResources.Names;

        _patterns = new PatternTagger(names);
        _linker = new EntityLinker(names);
        _aliases = new AliasPass(names);
        _tagger = new CrfTagger(EntityResources.Model, names);
    }

    /// <summary>Changes with the code's passes (the number) and with the data files (the hash).</summary>
    public string Version => "entities-1-" + EntityResources.Hash;

    public ValueTask<EntityAnnotations> FindAsync(AnalyzedText text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        cancellationToken.ThrowIfCancellationRequested();

        using var tokens = new TokenView(text);
        var english = IsEnglish(text.Language);
        var spans = english ? Tagged(tokens) : Matched(tokens);

        return ValueTask.FromResult(new EntityAnnotations(_linker.Link(tokens, spans), english ? "full" : "patterns"));
    }

    /// <summary>A text too short to tell its language is taken for English, which most of them are.</summary>
    private static bool IsEnglish(string? language) =>
        language is null || language.Equals("en", StringComparison.OrdinalIgnoreCase) || language.StartsWith("en-", StringComparison.OrdinalIgnoreCase);

    private List<EntitySpan> Tagged(TokenView tokens)
    {
        var spans = new List<EntitySpan>();

        _tagger.Tag(tokens, spans);
        return _aliases.Apply(tokens, spans);
    }

    private List<EntitySpan> Matched(TokenView tokens)
    {
        var spans = new List<EntitySpan>();

        foreach (var sentence in tokens.Text.Sentences)
        {
            _patterns.Tag(tokens, sentence, spans);
        }

        return spans;
    }
}
