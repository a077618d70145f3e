using Ingest.Core.Articles;

namespace Ingest.Cli.Output;

/// <summary>What <c>ingest annotate</c> prints for one text; offsets are UTF-16 code units into the text as it was given.</summary>
public sealed record Annotations
{
    public string? Language { get; init; }

    public required IReadOnlyList<EntitySpan> Entities { get; init; }

    public required IReadOnlyList<DateMention> Dates { get; init; }

    public required IReadOnlyList<Quote> Quotes { get; init; }

    public required IReadOnlyList<Quantity> Quantities { get; init; }

    public static Annotations Of(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);

        return new Annotations
        {
            Language = article.Language,
            Entities =
            [
                .. article.Entities
                    .SelectMany(entity => entity.Mentions.Select(mention => new EntitySpan(entity.Type, mention.Text, mention.Start, mention.End, entity.Name)))
                    .OrderBy(span => span.Start),
            ],
            Dates = article.Dates,
            Quotes = article.Quotes,
            Quantities = article.Quantities,
        };
    }

    /// <param name="Canonical">The name that all mentions of the entity share.</param>
    public sealed record EntitySpan(EntityType Type, string Text, int Start, int End, string Canonical);
}
