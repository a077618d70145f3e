using System.Text;
using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Training.Data;

/// <summary>Reads "token TAB tag" files: a blank line between sentences, "-DOCSTART-" between documents. Sets without documents give one text a sentence.</summary>
internal static class BioReader
{
    public static IEnumerable<LabelledText> Read(string path, float weight)
    {
        var lines = File.ReadAllLines(path);
        var hasDocuments = lines.Any(l => l.StartsWith("-DOCSTART-", StringComparison.Ordinal));
        var hasMiscellaneous = lines.Any(l => l.EndsWith("B-MISC", StringComparison.Ordinal)) && hasDocuments && !path.Contains("sec", StringComparison.Ordinal);
        var builder = new Builder();

        foreach (var line in lines)
        {
            var boundary = line.StartsWith("-DOCSTART-", StringComparison.Ordinal);

            if (!boundary && line.Trim().Length > 0)
            {
                var columns = line.Split('\t');
                builder.Add(columns[0], columns[^1]);
                continue;
            }

            builder.EndSentence();

            if ((boundary || !hasDocuments) && !builder.IsEmpty)
            {
                yield return builder.Build(hasMiscellaneous, weight);
            }
        }

        builder.EndSentence();

        if (!builder.IsEmpty)
        {
            yield return builder.Build(hasMiscellaneous, weight);
        }
    }

    private sealed class Builder
    {
        private readonly StringBuilder _text = new();
        private readonly List<GoldSpan> _spans = [];
        private string _previous = "O";

        public bool IsEmpty => _text.Length == 0;

        public void Add(string token, string tag)
        {
            if (_text.Length > 0 && _text[^1] != '\n')
            {
                _text.Append(' ');
            }

            var start = _text.Length;
            _text.Append(token);

            if (tag != "O")
            {
                var continues = tag[0] == 'I' && _previous != "O" && _previous[2..] == tag[2..];

                if (continues)
                {
                    _spans[^1] = _spans[^1] with { End = _text.Length };
                }
                else
                {
                    _spans.Add(new GoldSpan(start, _text.Length, Type(tag[2..])));
                }
            }

            _previous = tag;
        }

        public void EndSentence()
        {
            if (_text.Length > 0 && _text[^1] != '\n')
            {
                _text.Append('\n');
            }

            _previous = "O";
        }

        public LabelledText Build(bool hasMiscellaneous, float weight)
        {
            var text = new LabelledText(TextAnalyzer.AnalyzeVerbatim(_text.ToString(), "en"), [.. _spans], hasMiscellaneous, weight);
            _text.Clear();
            _spans.Clear();
            return text;
        }
    }

    private static EntityType Type(string tag) => tag switch
    {
        "PER" => EntityType.Person,
        "ORG" => EntityType.Organization,
        "LOC" => EntityType.Location,
        _ => EntityType.Miscellaneous,
    };
}
