namespace Ingest.Core.Parsing.PlainText;

/// <summary>Finds the headline among the lines above the text: above a byline or date, repeated, in the text's own words.</summary>
internal static class HeadlineLine
{
    private const int MaxWords = 40;

    /// <summary>Lines below the start of the found text that may still be the headline, where the text began with a teaser.</summary>
    private const int LookInside = 12;

    /// <summary>Lines below a headline in which its byline or date stands.</summary>
    private const int ZoneLines = 7;

    /// <returns>Index of the line, or -1.</returns>
    public static int Find(List<TextLine> lines, int bodyStart, int bodyEnd)
    {
        var best = -1;
        var bestScore = 0.5;

        foreach (var (i, score) in Scores(lines, bodyStart, bodyEnd))
        {
            if (score > bestScore)
            {
                best = i;
                bestScore = score;
            }
        }

        return best;
    }

    internal static IEnumerable<(int Line, double Score)> Scores(List<TextLine> lines, int bodyStart, int bodyEnd)
    {
        var limit = Math.Min(lines.Count, bodyStart + LookInside);
        var vocabulary = Vocabulary(lines, bodyStart, bodyEnd);
        var places = Places(lines);
        var counts = new LineCounts(lines, limit);

        for (var i = 0; i < limit; i++)
        {
            if (CanBe(lines[i]))
            {
                yield return (i, Score(lines, i, bodyStart, vocabulary, places[lines[i].Hash], counts));
            }
        }
    }

    private static bool CanBe(TextLine line) =>
        line.Noise is null && line.Words is >= 2 and <= MaxWords && !line.IsDate && !line.IsByline && !line.IsCredit && !line.HasCredit && !line.Text.Contains("://", StringComparison.Ordinal) && line.Text[0] is not ('-' or '•' or '*' or '(' or '<' or '>');

    private static double Score(List<TextLine> lines, int i, int bodyStart, PageWords vocabulary, List<int> places, LineCounts counts)
    {
        var line = lines[i];
        var score = 3 * vocabulary.Share(line.Text);
        score += line.Words switch { < 3 => -2, 3 => -1, 4 => 0, <= 22 => 1.5, _ => -1 };
        score -= 4 * line.MenuShare;
        score -= i > 0 && StandsUnder(lines[i - 1], line, vocabulary) ? 1.2 : 0;
        score -= line.Text[^1] is '.' or ':' or ',' or ';' ? 1.5 : 0;
        score -= line.EndsSentence && line.Words > 22 ? 1 : 0;
        score -= 0.03 * Math.Min(60, Math.Abs(bodyStart - i));
        score -= i > bodyStart ? 1 + (1.2 * Math.Min(3, counts.Prose(bodyStart, i))) : 0;
        score += (i > 0 && lines[i - 1].IsDate) || (i > 1 && lines[i - 2].IsDate) ? 0.8 : 0;
        score -= IsNumbered(line.Text) ? 1.5 : 0;
        score -= IsTrail(line.Text) ? 2 : 0;
        score += i == 0 ? 1 : 0;
        score += i > 0 && line.Words >= 2 && EndsTrail(lines[i - 1].Text, line.Text) ? 2 : 0;
        score -= i + 1 < lines.Count && lines[i + 1].Words >= 3 && EndsTrail(line.Text, lines[i + 1].Text) ? 2 : 0;
        return score + Zone(lines, i, bodyStart) + Repeated(i, bodyStart, places) - Between(counts, i, bodyStart);
    }

    /// <summary>A dek stands right under what may be a headline as well.</summary>
    private static bool StandsUnder(TextLine above, TextLine line, PageWords vocabulary) =>
        above.Words >= 3 && above.Text[^1] is not ('.' or ':' or '>') && CanBe(above) && !above.IsMeta && !above.Repeats(line)
        && above.MenuShare < 0.3 && !IsTrail(above.Text) && vocabulary.Share(above.Text) >= 0.5;

    /// <summary>A byline or date soon below; less where other lines between may claim it.</summary>
    private static double Zone(List<TextLine> lines, int i, int bodyStart)
    {
        double score = 0;
        var prose = 0;
        var rivals = 0;

        for (var j = i + 1; j <= Math.Min(lines.Count - 1, i + ZoneLines) && prose < 2; j++)
        {
            var line = lines[j];
            prose += line.IsProse ? 1 : 0;
            var isSure = line.IsDate || line.IsByline || (line.Person.IsKnown && (line.Person.HasDate || line.Words <= 4)) || line.IsReadingTime || line.IsIntroduction;
            var share = rivals switch { 0 => 1, 1 => 0.8, 2 => 0.5, _ => 0.3 };

            if (isSure || line.IsMeta)
            {
                score += prose >= 2 ? 0 : !isSure ? 0.3 * share : score < 1 ? (2.7 - (0.25 * (j - i))) * share : 0.5 * share;
            }
            else if (line.Words >= 4 && line.Noise is null && !line.IsProse && !line.Repeats(lines[i]))
            {
                rivals++;
            }
        }

        return Math.Min(score, 3.5) * (i > bodyStart ? 0.6 : 1);
    }

    /// <summary>Headlines are printed twice above the text; a line that comes back inside it was an entry of the table of contents.</summary>
    private static double Repeated(int i, int bodyStart, List<int> places)
    {
        var next = places.Find(place => place > i);
        if (places.Contains(i + 1) || places.Contains(i - 1))
        {
            return places.Count <= 4 ? 2 : 0;
        }

        return places.Count is < 2 or > 4 ? 0 : next > bodyStart + LookInside && next != 0 ? -1 : places.Count <= 3 ? 1 : 0;
    }

    /// <summary>"Home / Guides / Camera types" above "Camera types".</summary>
    private static bool EndsTrail(string trail, string line) => trail.Length > line.Length + 3 && trail.EndsWith(line, StringComparison.OrdinalIgnoreCase);

    /// <summary>A breadcrumb trail, or a row of menu entries.</summary>
    private static bool IsTrail(string text)
    {
        var marks = 0;

        for (var i = 1; i + 1 < text.Length; i++)
        {
            marks += text[i] is '/' or '>' or '|' or '»' or '›' or '•' or '·' && text[i - 1] == ' ' && text[i + 1] == ' ' ? 1 : 0;
        }

        return marks >= 2 || (marks == 1 && text.Contains(" > ", StringComparison.Ordinal));
    }

    private static bool IsNumbered(string text) => char.IsAsciiDigit(text[0]) && text.AsSpan(0, Math.Min(4, text.Length)).IndexOfAny('.', ')') > 0;

    private static PageWords Vocabulary(List<TextLine> lines, int start, int end)
    {
        var words = new PageWords();

        for (var i = start; i < end; i++)
        {
            words.Add(lines[i].Text);
        }

        return words;
    }

    private static Dictionary<ulong, List<int>> Places(List<TextLine> lines)
    {
        var places = new Dictionary<ulong, List<int>>(lines.Count);

        for (var i = 0; i < lines.Count; i++)
        {
            if (!places.TryGetValue(lines[i].Hash, out var list))
            {
                places[lines[i].Hash] = list = [];
            }

            list.Add(i);
        }

        return places;
    }

    /// <summary>Other articles' teasers and menu entries between a line and the text speak against it.</summary>
    private static double Between(LineCounts counts, int i, int bodyStart) =>
        i + 1 >= bodyStart ? 0 : Math.Min(2.4, 0.4 * Math.Max(0, counts.LongProse(i + 1, bodyStart) - 1)) + Math.Min(2.5, 0.12 * Math.Max(0, counts.Entries(i + 1, bodyStart) - 2));
}
