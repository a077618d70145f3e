using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Tests.Enrichment.Golden;

/// <summary>
/// An article written for this project: header lines (headline, published, language, person, org), a blank line, paragraphs. Names are
/// listed in the header, so that the golden annotations do not move with the tagger.
/// </summary>
internal sealed record GoldenArticle(Article Article, IEntityEnricher Entities)
{
    public static GoldenArticle Parse(string name, string file)
    {
        var (head, body) = file.Split("\n\n", 2) is [var first, var rest] ? (first, rest) : throw new InvalidDataException($"{name} has no body.");
        var fields = head.Split('\n').Select(line => line.Split(": ", 2)).ToLookup(pair => pair[0], pair => pair[1]);
        var names = Names(fields["person"], EntityType.Person).Concat(Names(fields["org"], EntityType.Organization)).ToArray();
        var article = Articles.WithBody(body.Trim().Split("\n\n")) with
        {
            Id = name,
            Headline = fields["headline"].Single(),
            Language = fields["language"].SingleOrDefault("en"),
            DatePublished = fields["published"].SingleOrDefault() is { } day && ArticleDate.TryParse(day, out var date) ? date : null,
        };
        return new GoldenArticle(article, new ListedEntities(names));
    }

    private static IEnumerable<(string Name, EntityType Type)> Names(IEnumerable<string> lines, EntityType type) =>
        lines.SelectMany(line => line.Split(", ")).Select(name => (name, type));

    /// <summary>Finds the listed names, and persons by their last name.</summary>
    private sealed class ListedEntities((string Name, EntityType Type)[] names) : IEntityEnricher
    {
        public string Version => "listed";

        public ValueTask<EntityAnnotations> FindAsync(AnalyzedText text, CancellationToken cancellationToken)
        {
            var entities = names.Select(name => new Entity { Id = $"{name.Type}:{name.Name}", Type = name.Type, Name = name.Name, Mentions = [.. Mentions(text, name.Name, name.Type)] });
            return ValueTask.FromResult(new EntityAnnotations([.. entities.Where(entity => entity.Mentions.Count > 0)], "patterns"));
        }

        private static IEnumerable<EntityMention> Mentions(AnalyzedText text, string name, EntityType type)
        {
            var last = type == EntityType.Person ? name[(name.LastIndexOf(' ') + 1)..] : name;

            for (var at = text.Value.IndexOf(last, StringComparison.Ordinal); at >= 0; at = text.Value.IndexOf(last, at + 1, StringComparison.Ordinal))
            {
                var given = name.Length - last.Length;
                var start = at >= given && text.Value.AsSpan(at - given, name.Length).SequenceEqual(name) ? at - given : at;
                yield return new EntityMention(start, at + last.Length, text.ParagraphAt(start), text.Value[start..(at + last.Length)]);
            }
        }
    }
}
