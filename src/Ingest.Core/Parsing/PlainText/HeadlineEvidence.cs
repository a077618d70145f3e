namespace Ingest.Core.Parsing.PlainText;

/// <summary>
/// What speaks for a line as the headline, in points. The scores are set by hand: a byline or date soon below, the text's own words and
/// paragraphs below weigh most; paragraphs above, menu entries around and a likelier line right above speak against it.
/// </summary>
internal sealed class HeadlineEvidence(List<TextLine> lines, int bodyStart, int bodyEnd) : IDisposable
{
    public const int MaxWords = 40;

    /// <summary>The most that <see cref="Score"/> adds to what the line says alone.</summary>
    public const double MaxAround = MaxHead + MaxEcho + 2 + 0.7 + 0.8;

    /// <summary>The most that byline and date around a line give.</summary>
    private const double MaxHead = HeadlineSurroundings.Max;

    /// <summary>For a line with which a trail ends.</summary>
    private const double MaxEcho = 2;

    /// <summary>Lines below a headline that show whether a text follows.</summary>
    private const int TextLines = 15;

    /// <summary>Lines above a line that show whether it is a subhead.</summary>
    private const int LinesAbove = 8;

    /// <summary>Teasers that were taken for the start of the text.</summary>
    private const double FreeShareAbove = 0.25;

    /// <summary>A headline printed twice has so many lines from one to the other.</summary>
    public const int RepeatedLines = 2;

    private readonly LineCounts _counts = new(lines);
    private readonly PageWords _words = WordsOf(lines);
    private readonly LinePlaces _places = new(lines, 2 * MaxWords);
    private readonly double?[] _shares = new double?[lines.Count];
    private readonly TitleEchoes _echoes = new(lines);
    private HeadlineSurroundings? _surroundings;

    public void Dispose() => _words.Dispose();

    /// <summary>What the line says and how much text lies above and below it: cheap.</summary>
    public double Alone(int i)
    {
        var line = lines[i];
        var score = 3 * Share(i);
        score += line.Words switch { < 3 => -2, 3 => -1, 4 => 0, <= 22 => 1.5, _ => -1 };
        score -= line.Text[^1] is '.' or ':' or ',' or ';' ? 1.5 : 0;
        score -= line.EndsSentence && line.Words > 22 ? 1 : 0;
        score -= line.IsProse && line.Text[^1] is not ('?' or '!' or ')' or ']') ? 1 : 0;
        score += i switch { 0 => 1, < 6 => 0.5, _ => 0 };
        score += 1.2 * _counts.ProseShare(i + 1, i + 1 + TextLines);
        score -= 0.15 * Math.Min(15, _counts.EntriesToText(i + 1));
        score -= Math.Min(2.1, 0.7 * _counts.LongProse(i - LinesAbove, i));
        score -= Math.Min(5, 0.3 * _counts.LongProse(0, i));
        return score - (5 * Math.Max(0, ShareAbove(i) - FreeShareAbove));
    }

    /// <summary>The line's whole score; a lower one where it cannot come over <paramref name="needed"/>, for people and days around it are costly to ask for.</summary>
    public double Score(int i, double alone, double needed)
    {
        var score = alone + Near(i);

        if (score + MaxEcho + MaxHead <= needed)
        {
            return double.MinValue;
        }

        score += (_echoes.IsEchoed(i) ? MaxEcho : 0) - (_echoes.IsEcho(i) ? 2 : 0);
        return score + MaxHead <= needed || !HeadlineLine.CanBe(lines[i]) ? double.MinValue : score + Around.Head(i);
    }

    /// <summary>What the lines right above and below say without being read for people and days.</summary>
    private double Near(int i)
    {
        var line = lines[i];
        var score = -4 * line.MenuShare;
        score -= TitleMarks.DigitShare(line.Text) > 0.25 ? 1.5 : 0;
        score -= TitleMarks.IsNumbered(line.Text) ? 1.5 : 0;
        score -= TitleMarks.IsTrail(line.Text) ? 2 : 0;
        score -= TitleMarks.IsList(line.Text) ? 1.5 : 0;
        score -= i + 1 < lines.Count && (lines[i + 1].IsCredit || lines[i + 1].Noise == "credit") ? 1.5 : 0;
        score += i + 1 < lines.Count && lines[i + 1].Noise is "share" or "player" or "comments" ? 0.7 : 0;
        score += HeadlineSurroundings.IsContents(lines, i + 1) || HeadlineSurroundings.IsContents(lines, i + 2) ? 0.8 : 0;
        return score + Repeated(i);
    }

    private HeadlineSurroundings Around => _surroundings ??= new HeadlineSurroundings(lines, _places, _echoes, Share);

    /// <summary>0 to 1: the part of the found text that a headline in this place would cut off.</summary>
    private double ShareAbove(int i) =>
        i > bodyStart && _counts.LongProse(bodyStart, bodyEnd) is var all and > 0 ? (double)_counts.LongProse(bodyStart, i) / all : 0;

    private double Share(int i) => _shares[i] ??= _words.Share(lines[i].Text);

    /// <summary>Headlines are printed twice above the text; a line that comes back above a paragraph of the text was an entry of the table of contents.</summary>
    private double Repeated(int i)
    {
        var count = _places.Count(i);

        if (count is < 2 or > 4)
        {
            return 0;
        }

        if (_places.IsNear(i, RepeatedLines))
        {
            return lines[i].Words >= 4 ? 2 : 1;
        }

        var next = _places.Next(i);
        var opensSection = next > i + HeadlineSurroundings.ContentsLines + 2 && next < bodyEnd && (IsProse(next + 1) || IsProse(next + 2));
        return opensSection ? -1 : count <= 3 ? (lines[i].Words >= 6 ? 1 : 0.4) : 0;
    }

    private bool IsProse(int i) => i < lines.Count && lines[i].IsProse;

    /// <summary>Of all paragraphs: the text may not have been found whole.</summary>
    private static PageWords WordsOf(List<TextLine> lines)
    {
        var words = new PageWords();

        foreach (var line in lines)
        {
            if (line.IsProse && line.Words >= LineCounts.LongProseWords)
            {
                words.Add(line.Text);
            }
        }

        return words;
    }
}
