using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>Links names that another recogniser found, with the same ids and keys as our own. Thread-safe.</summary>
public sealed class FoundNameLinker
{
    private readonly EntityLinker _linker = new(EntityResources.Names);

    /// <param name="text">The text.</param>
    /// <param name="names">
    /// Names in any order. They are widened to whole tokens; of two that overlap the one that begins first stays, then the longer; what
    /// lies outside the text is left out.
    /// </param>
    /// <param name="coverage">What <see cref="EntityAnnotations.Coverage"/> says of the recogniser.</param>
    public EntityAnnotations Link(AnalyzedText text, IReadOnlyList<FoundName> names, string coverage)
    {
        ArgumentNullException.ThrowIfNull(text);

        using var tokens = new TokenView(text);
        var spans = new List<EntitySpan>(names.Count);
        var next = 0;

        foreach (var name in names.Where(n => n.Start >= 0 && n.End > n.Start).OrderBy(n => n.Start).ThenByDescending(n => n.End))
        {
            while (next < text.Tokens.Count && text.Tokens[next].End <= name.Start)
            {
                next++;
            }

            var end = next;

            while (end < text.Tokens.Count && text.Tokens[end].Start < name.End)
            {
                end++;
            }

            if (end > next)
            {
                spans.Add(new EntitySpan(next, end, name.Type));
                next = end;
            }
        }

        return new EntityAnnotations(_linker.Link(tokens, spans), coverage);
    }
}
