using Ingest.Core.Articles;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Drafts;

/// <summary>Makes sourced values out of the plain strings of a structured format; blanks become null.</summary>
internal static class DraftFields
{
    public static Sourced<string>? Text(string? value, string source, double confidence = 0.95) =>
        TextCleaning.LineOrNull(value) is { } text ? new Sourced<string>(text, source, confidence) : null;

    public static Sourced<IReadOnlyList<string>>? List(IEnumerable<string?> values, string source, double confidence = 0.95)
    {
        var list = values.Select(TextCleaning.LineOrNull).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return list.Count == 0 ? null : new Sourced<IReadOnlyList<string>>(list, source, confidence);
    }

    /// <summary>The people of byline fields; organisations are left out, agencies come back by <see cref="Agency"/>.</summary>
    public static Sourced<IReadOnlyList<Author>>? People(IEnumerable<string?> bylines, string source, double confidence = 0.93)
    {
        var raw = bylines.Select(TextCleaning.LineOrNull).OfType<string>().ToList();
        var names = raw.SelectMany(byline => AuthorNames.Parse(byline, isField: true)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return names.Count == 0 ? null : new Sourced<IReadOnlyList<Author>>([.. names.Select(name => new Author { Name = name })], source, confidence, string.Join("; ", raw));
    }

    public static Sourced<string>? Agency(IEnumerable<string?> texts, string source)
    {
        foreach (var text in texts.OfType<string>())
        {
            foreach (var part in text.Split([',', '/', '|', '(', ')', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                AuthorNames.HasIntroduction(part, out var rest);

                if ((AgencyNames.Find(rest) ?? AgencyNames.Find(part)) is { } agency)
                {
                    return new Sourced<string>(agency, source, 0.9, text);
                }
            }
        }

        return null;
    }

    public static Sourced<IReadOnlyList<ArticleImage>>? Images(IEnumerable<ArticleImage> images, string source)
    {
        var list = images.Where(image => image.Url is not null || image.Caption is not null).ToList();
        return list.Count == 0 ? null : new Sourced<IReadOnlyList<ArticleImage>>(list, source, 0.9);
    }

    public static Sourced<IReadOnlyList<string>> Body(IReadOnlyList<string> paragraphs, string source) => new(paragraphs, source, 0.95);

    /// <summary>Takes the dateline off the first paragraph as a field; the paragraph keeps it as printed.</summary>
    public static void SetDateline(ArticleDraft draft)
    {
        if (draft.Body is { Value: [var first, ..] } && DatelineText.Find(first) is { } found)
        {
            draft.Dateline ??= new Sourced<string>(found.Dateline, "text:dateline", 0.85);
            draft.SourceOrganization ??= Text(found.Agency, "text:dateline", 0.9);
        }
    }
}
