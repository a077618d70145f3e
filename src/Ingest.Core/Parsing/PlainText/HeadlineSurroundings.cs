using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>
/// What the people, days and likelier titles around a line say for or against it as the headline, in points. Lines have to be read for
/// them, which costs, so it is asked for last.
/// </summary>
/// <param name="lines">The page's lines.</param>
/// <param name="places">Where each line comes again.</param>
/// <param name="echoes">The trails of the page.</param>
/// <param name="share">Of a line's content words, the part that the text uses.</param>
internal sealed class HeadlineSurroundings(List<TextLine> lines, LinePlaces places, TitleEchoes echoes, Func<int, double> share)
{
    /// <summary>The most that byline and date around a line give.</summary>
    public const double Max = 3.5 + 0.8;

    /// <summary>Lines below a headline in which its byline or date stands.</summary>
    private const int ZoneLines = 8;

    /// <summary>Lines above a line that may claim the byline between them.</summary>
    private const int LinesAbove = 8;

    /// <summary>A table of contents has its entries within so many lines.</summary>
    public const int ContentsLines = 12;

    /// <summary>People and days in the line and around it.</summary>
    public double Head(int i)
    {
        var line = lines[i];
        double score = line.Person is { IsKnown: true } or { Introduced: true, Names.Count: > 0 } ? -2 : 0;
        score -= line.Words <= 6 && line.Byline.Names is [var name, ..] && !Array.Exists(name.Split(' '), word => KnownNames.IsEverydayWord(word)) ? 1 : 0;
        score -= i > 0 ? StandsUnder(i) : 0;
        score += IsClaimed(i) ? -1.2 : IsDate(i - 1) || IsDate(i - 2) ? 0.8 : 0;
        score -= IsEntry(i) ? 2 : 0;
        return score + Zone(i);
    }

    /// <summary>A byline or date soon below; less where other lines between may claim it.</summary>
    private double Zone(int i)
    {
        double score = 0;
        int prose = 0, rivals = 0;

        for (var j = i + 1; j <= Math.Min(lines.Count - 1, i + ZoneLines) && prose < 2; j++)
        {
            var line = lines[j];
            prose += line.IsProse ? 1 : 0;
            var part = rivals switch { 0 => 1, 1 => 0.85, 2 => 0.55, _ => 0.3 };

            if (IsSure(line) || line.IsMeta)
            {
                score += prose >= 2 ? 0 : !IsSure(line) ? 0.3 * part : score < 1 ? (2.7 - (0.25 * (j - i))) * part : 0.5 * part;
            }
            else if (line.Words >= 4 && line.Noise is null && !line.IsProse && !line.Repeats(lines[i]) && !line.IsCredit && !line.HasCredit)
            {
                rivals++;
            }
        }

        return Math.Min(score, 3.5);
    }

    private static bool IsSure(TextLine line) =>
        line.IsDate || line.IsByline || line.IsReadingTime || line.IsIntroduction || (line.Person.IsKnown && (line.Person.HasDate || line.Words <= 4));

    /// <summary>A dek stands right under what may be a headline as well. The name of the section above a headline is in the menu too.</summary>
    private double StandsUnder(int i)
    {
        var above = lines[i - 1];

        if (above.Words < 3 || above.Text[^1] is '.' or ':' or '>' || !HeadlineLine.CanBe(above) || above.IsMeta || above.Repeats(lines[i]) || above.MenuShare >= 0.3 || TitleMarks.IsTrail(above.Text) || TitleMarks.IsList(above.Text) || echoes.IsEcho(i - 1))
        {
            return 0;
        }

        var shared = share(i - 1);
        var isSection = above.Words <= 5 && places.Count(i - 1) > 1 && !places.IsNear(i - 1, HeadlineEvidence.RepeatedLines);

        if (isSection)
        {
            return shared >= 0.5 ? 0.7 : 0;
        }

        // The name of a section or an offer above a title is short, and so is the title; a dek is a sentence.
        var isDek = above.Words >= 6 || lines[i].Words >= 12;
        return isDek ? shared switch { >= 0.4 => 1.8, >= 0.2 => 1.3, _ => 0.5 } : shared >= 0.5 ? 0.7 : 0;
    }

    /// <summary>The byline or date above it belongs to a title above that: this is a dek, a caption or a subhead.</summary>
    private bool IsClaimed(int i)
    {
        for (var j = i - 1; j >= Math.Max(0, i - LinesAbove); j--)
        {
            if (IsSure(lines[j]))
            {
                for (var k = j - 1; k >= Math.Max(0, j - 4); k--)
                {
                    if (lines[k].Words >= 4 && HeadlineLine.CanBe(lines[k]) && lines[k].Text[^1] is not ('.' or ':' or ',' or ';') && lines[k].Person.Names.Count == 0 && lines[k].MenuShare < 0.3 && share(k) >= Math.Max(0.3, 0.85 * share(i)) && !TitleMarks.IsTrail(lines[k].Text))
                    {
                        return true;
                    }
                }

                return false;
            }
        }

        return false;
    }

    /// <summary>An entry of the table of contents; a headline may stand under one as well, but above its byline.</summary>
    private bool IsEntry(int i)
    {
        for (var j = i - 1; j >= Math.Max(0, i - ContentsLines); j--)
        {
            if (IsContents(lines, j))
            {
                return !(i + 1 < lines.Count && IsSure(lines[i + 1])) && !(i + 2 < lines.Count && IsSure(lines[i + 2]));
            }
        }

        return false;
    }

    private bool IsDate(int i) => i >= 0 && lines[i].IsDate;

    public static bool IsContents(List<TextLine> lines, int i) => i < lines.Count && lines[i].Words <= 4 && NoiseLexicon.ContentsHeadings.Is(lines[i].Text);
}
