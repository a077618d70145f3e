namespace Ingest.Core.Parsing.PlainText;

/// <summary>Finds the headline among the lines above the text: near it, repeated, above a byline or date, in the text's own words.</summary>
internal static class HeadlineLine
{
    private const int MaxWords = 40;
    private const int LookInside = 3;

    /// <returns>Index of the line, or -1.</returns>
    public static int Find(IReadOnlyList<TextLine> lines, int bodyStart, int bodyEnd)
    {
        var bodyWords = Vocabulary(lines, bodyStart, bodyEnd);
        var repeats = lines.GroupBy(line => line.Skeleton, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var best = -1;
        var bestScore = double.MinValue;

        for (var i = 0; i < Math.Min(lines.Count, bodyStart + LookInside); i++)
        {
            if (lines[i].Noise is not null || lines[i].Words is < 2 or > MaxWords || lines[i].IsDate || lines[i].IsByline || lines[i].IsCredit)
            {
                continue;
            }

            var score = Score(lines, i, bodyStart, bodyWords, repeats);

            if (score > bestScore)
            {
                best = i;
                bestScore = score;
            }
        }

        return best;
    }

    private static double Score(IReadOnlyList<TextLine> lines, int i, int bodyStart, HashSet<string> bodyWords, Dictionary<string, int> repeats)
    {
        var line = lines[i];
        var score = 4 * Share(line.Text, bodyWords);
        score += line.Words switch { < 4 => -1.5, <= 22 => 1, _ => -1 };
        score -= 0.06 * Math.Min(40, Math.Max(0, bodyStart - i));
        score += repeats[line.Skeleton] is 2 or 3 && line.Words > 3 ? 1.2 : 0;
        score -= line.Text[^1] is '.' or ':' or ',' ? 1.5 : 0;
        score += i == 0 ? 1 : 0;

        for (var j = i + 1; j <= Math.Min(lines.Count - 1, i + 5); j++)
        {
            if (lines[j].IsByline || lines[j].IsDate)
            {
                score += 1.5 - (0.2 * (j - i));
                break;
            }
        }

        return score;
    }

    private static HashSet<string> Vocabulary(IReadOnlyList<TextLine> lines, int start, int end)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

        for (var i = start; i < end; i++)
        {
            words.UnionWith(ContentWords(lines[i].Text));
        }

        return words;
    }

    private static double Share(string text, HashSet<string> vocabulary)
    {
        var words = ContentWords(text).ToList();
        return words.Count == 0 ? 0 : (double)words.Count(vocabulary.Contains) / words.Count;
    }

    private static IEnumerable<string> ContentWords(string text)
    {
        foreach (var word in text.Split([' ', ',', '.', ':', ';', '"', '“', '”', '‘', '’', '\'', '(', ')', '?', '!', '-', '–', '—', '|', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Ingest.Core.Parsing.Text.TextMeasure.IsUnspaced(word[0]))
            {
                for (var i = 0; i + 1 < word.Length; i++)
                {
                    yield return word.Substring(i, 2);
                }
            }
            else if (word.Length > 3 || char.IsDigit(word[0]) || !char.IsAscii(word[0]))
            {
                yield return word;
            }
        }
    }
}
