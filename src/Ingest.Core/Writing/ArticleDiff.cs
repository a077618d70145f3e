using Ingest.Core.Articles;

namespace Ingest.Core.Writing;

/// <summary>Finds what a reader would see as changed between two versions of an article: "stealth edits" are news.</summary>
public static class ArticleDiff
{
    // Enough to know a paragraph by; the document of each version has the whole.
    private const int MaxCharacters = 240;

    /// <summary>Paragraphs are compared as a multiset: one that only moved is no change.</summary>
    public static ArticleChange Between(Article before, Article after, int version, DateTimeOffset at, string blob)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);

        if (after.IsRetracted)
        {
            // What was withdrawn must not be read in the account of its withdrawal.
            return new ArticleChange { Version = version, At = at, Blob = blob, Fields = before.PubStatus == after.PubStatus ? [] : ["pubStatus"] };
        }

        var added = Surplus(after.Body, before.Body);
        var removed = Surplus(before.Body, after.Body);
        return new ArticleChange
        {
            Version = version,
            At = at,
            Blob = blob,
            Fields = [.. ChangedFields(before, after)],
            HeadlineBefore = before.Headline == after.Headline ? null : before.Headline,
            Added = [.. added.Take(ArticleChange.MaxParagraphs).Select(Cut)],
            AddedCount = added.Count,
            Removed = [.. removed.Take(ArticleChange.MaxParagraphs).Select(Cut)],
            RemovedCount = removed.Count,
        };
    }

    private static IEnumerable<string> ChangedFields(Article before, Article after)
    {
        (string Name, bool IsSame)[] fields =
        [
            ("headline", before.Headline == after.Headline),
            ("alternativeHeadline", before.AlternativeHeadline == after.AlternativeHeadline),
            ("authors", before.Authors.Select(author => author.Name).SequenceEqual(after.Authors.Select(author => author.Name))),
            ("datePublished", before.DatePublished == after.DatePublished),
            ("dateModified", before.DateModified == after.DateModified),
            ("section", before.Section == after.Section),
            ("url", before.Url == after.Url),
            ("pubStatus", before.IsRetracted == after.IsRetracted),
            ("images", before.Images.Select(image => image.Caption).SequenceEqual(after.Images.Select(image => image.Caption))),
        ];
        return fields.Where(field => !field.IsSame).Select(field => field.Name);
    }

    private static List<string> Surplus(IReadOnlyList<string> of, IReadOnlyList<string> over)
    {
        var left = over.CountBy(paragraph => paragraph, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var surplus = new List<string>();

        foreach (var paragraph in of)
        {
            if (left.TryGetValue(paragraph, out var count) && count > 0)
            {
                left[paragraph] = count - 1;
            }
            else
            {
                surplus.Add(paragraph);
            }
        }

        return surplus;
    }

    private static string Cut(string paragraph) => paragraph.Length <= MaxCharacters ? paragraph : TextStart.Of(paragraph, MaxCharacters) + "…";
}
