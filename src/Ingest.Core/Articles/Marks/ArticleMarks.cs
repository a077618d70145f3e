using System.Globalization;

namespace Ingest.Core.Articles.Marks;

/// <summary>The annotations of an article as marks on its text.</summary>
public static class ArticleMarks
{
    /// <returns>In the order of the text; an outer mark before those inside it.</returns>
    public static IReadOnlyList<Mark> Of(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);

        var entities = article.Entities.SelectMany(Mentions).ToList();
        var named = entities.Select(mark => (mark.Start, mark.End)).ToHashSet();
        var speakers = article.Quotes.Select(Speaker).OfType<Mark>().Where(mark => !named.Contains((mark.Start, mark.End))).Distinct();
        var marks = entities
            .Concat(speakers)
            .Concat(article.Quotes.Select(Words))
            .Concat(article.Dates.Select(date => new Mark(date.Start, date.End, MarkKind.Date, date.Value)))
            .Concat(article.Quantities.Select(Amount));
        return [.. marks.OrderBy(mark => mark.Start).ThenByDescending(mark => mark.End).ThenBy(mark => mark.Kind)];
    }

    private static IEnumerable<Mark> Mentions(Entity entity)
    {
        var kind = entity.Type switch
        {
            EntityType.Person => MarkKind.Person,
            EntityType.Organization => MarkKind.Organization,
            EntityType.Location => MarkKind.Place,
            _ => MarkKind.Other,
        };
        return entity.Mentions.Select(mention => new Mark(mention.Start, mention.End, kind, mention.Text == entity.Name ? null : entity.Name));
    }

    private static Mark Words(Quote quote)
    {
        var type = quote.Type.ToString().ToLowerInvariant();
        return new Mark(quote.Start, quote.End, MarkKind.Quote, quote.Speaker is { } speaker ? $"{type}, {speaker}" : type);
    }

    private static Mark? Speaker(Quote quote) =>
        quote is { SpeakerStart: { } start, SpeakerEnd: { } end } ? new Mark(start, end, MarkKind.Speaker, quote.Speaker) : null;

    private static Mark Amount(Quantity quantity)
    {
        var value = quantity.Value.ToString(CultureInfo.InvariantCulture);
        var unit = quantity.Unit ?? (quantity.Kind == "percent" ? "%" : null);
        return new Mark(quantity.Start, quantity.End, MarkKind.Quantity, string.Join(' ', new[] { quantity.Hedge, value, unit }.Where(part => part is not null)));
    }
}
