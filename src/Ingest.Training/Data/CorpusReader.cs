using System.Text;
using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Training.Data;

/// <summary>Reads the invented articles: inline marks as Corpus/GUIDELINES.md describes them.</summary>
internal static class CorpusReader
{
    /// <exception cref="InvalidDataException">A mark is malformed; the message has file, article and place.</exception>
    public static IEnumerable<LabelledText> Read(string path, float weight) => Articles(path).Select(a => Parse(path, a.Id, a.Paragraphs, weight));

    public static IEnumerable<(string Id, LabelledText Text)> ReadWithIds(string path) => Articles(path).Select(a => (a.Id, Parse(path, a.Id, a.Paragraphs, 1)));

    private static IEnumerable<(string Id, List<string> Paragraphs)> Articles(string path)
    {
        string? id = null;
        List<string> paragraphs = [];

        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith("=== ", StringComparison.Ordinal))
            {
                if (id is not null)
                {
                    yield return (id, paragraphs);
                }

                id = line.Split(' ')[1];
                paragraphs = [];
            }
            else if (id is not null && line.Trim().Length > 0)
            {
                paragraphs.Add(line.StartsWith("> ", StringComparison.Ordinal) ? line[2..].Trim() : line.Trim());
            }
        }

        if (id is not null)
        {
            yield return (id, paragraphs);
        }
    }

    private static LabelledText Parse(string path, string id, List<string> paragraphs, float weight)
    {
        var plain = new List<string>(paragraphs.Count);
        var spans = new List<GoldSpan>();
        var offset = 0;

        foreach (var paragraph in paragraphs)
        {
            var text = Strip(paragraph, offset, spans) ?? throw new InvalidDataException($"{Path.GetFileName(path)} {id}: malformed mark in \"{paragraph}\"");
            plain.Add(text);
            offset += text.Length + ArticleBody.ParagraphBreak.Length;
        }

        return new LabelledText(TextAnalyzer.Analyze(plain, "en"), spans, HasMiscellaneous: true, weight);
    }

    private static string? Strip(string marked, int offset, List<GoldSpan> spans)
    {
        var text = new StringBuilder(marked.Length);
        EntityType? open = null;
        var start = 0;

        for (var i = 0; i < marked.Length; i++)
        {
            var c = marked[i];

            if (c == '\\' && i + 1 < marked.Length && marked[i + 1] is '[' or ']')
            {
                text.Append(marked[++i]);
            }
            else if (c == '[')
            {
                var space = marked.IndexOf(' ', i);
                open = space < 0 || open is not null ? null : Type(marked[(i + 1)..space]);

                if (open is null)
                {
                    return null;
                }

                i = space;
                start = text.Length;
            }
            else if (c == ']')
            {
                if (open is null || text.Length == start)
                {
                    return null;
                }

                spans.Add(new GoldSpan(offset + start, offset + text.Length, open.Value));
                open = null;
            }
            else
            {
                text.Append(c);
            }
        }

        return open is null ? text.ToString() : null;
    }

    private static EntityType? Type(string name) => name switch
    {
        "PER" => EntityType.Person,
        "ORG" => EntityType.Organization,
        "LOC" => EntityType.Location,
        "MISC" => EntityType.Miscellaneous,
        _ => null,
    };
}
