using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>Finds the line that names who wrote the text: the lines around the headline first, then those under the text.</summary>
internal static class CopyByline
{
    private const int Above = 7;
    private const int Below = 9;
    private const int UnderText = 12;
    private const int MastheadLines = 2;
    private const int OwnerLines = 15;
    private const double MinScore = 2;
    private const double MaxRepeatScore = 2.5;

    /// <summary>Who did something else than write.</summary>
    private static readonly PhraseSet OtherWork = new("edited by|reviewed by|medically reviewed by|fact checked by|photos by|photo by|photography by|illustrated by|illustrations by|translated by|translation by|approved by|photographs by|editing by|filed under|listen|video by|tested by|checked by|verified by|image by|images by|hero image|interview with|produced by|directed by|narrated by|sponsored by|presented by|photo|photos|illustration");

    /// <summary>The names, and the line they stand in; null where none is certain enough.</summary>
    public static (IReadOnlyList<string> Names, string Line, bool IsSure)? Find(List<TextLine> lines, CopyOutline outline)
    {
        var repeats = new NameRepeats(lines);
        var top = outline.Headline < 0 ? outline.BodyStart : outline.Headline;
        return Best(lines, outline, Math.Max(0, top - Above), Math.Min(lines.Count, Math.Max(outline.BodyStart, top) + Below), top, repeats)
            ?? Best(lines, outline, Math.Max(outline.BodyStart, outline.BodyEnd - 4), Math.Min(lines.Count, outline.BodyEnd + UnderText), outline.BodyEnd, repeats)
            ?? Anywhere(lines, outline, top)
            ?? FromBio(lines, outline)
            ?? Owner(lines, outline);
    }

    /// <summary>"By", and a known name on the next line: further off such a pair is the page's one byline, if there is but one.</summary>
    private static (IReadOnlyList<string> Names, string Line, bool IsSure)? Anywhere(List<TextLine> lines, CopyOutline outline, int top)
    {
        var found = -1;

        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i - 1].IsIntroduction && lines[i].Byline is { IsKnown: true } && Score(lines, i, top, outline) > 0)
            {
                if (found >= 0 && !lines[i].Repeats(lines[found]))
                {
                    return null;
                }

                found = i;
            }
        }

        return found < 0 ? null : (lines[found].Byline.Names, lines[found].Text, false);
    }

    private static (IReadOnlyList<string> Names, string Line, bool IsSure)? FromBio(List<TextLine> lines, CopyOutline outline) =>
        outline.BodyEnd < lines.Count && BioLines.PersonAt(lines, outline.BodyEnd, outline.BodyStart) is { } person ? ([person], lines[outline.BodyEnd].Text, false) : null;

    /// <summary>A person's own site bears the name in its first line, or in the copyright line.</summary>
    private static (IReadOnlyList<string> Names, string Line, bool IsSure)? Owner(List<TextLine> lines, CopyOutline outline)
    {
        for (var i = 0; i < Math.Min(MastheadLines, outline.Headline); i++)
        {
            if (lines[i].Words <= 4 && lines[i].Person is { IsKnown: true, Names: [var name] } && name.Length + 2 >= lines[i].Text.Length)
            {
                return ([name], lines[i].Text, false);
            }
        }

        for (var i = lines.Count - 1; i >= Math.Max(outline.BodyEnd, lines.Count - OwnerLines); i--)
        {
            if (BylineLines.Owner(lines[i].Text) is { } owner)
            {
                return ([owner], lines[i].Text, false);
            }
        }

        return null;
    }

    private static (IReadOnlyList<string> Names, string Line, bool IsSure)? Best(List<TextLine> lines, CopyOutline outline, int from, int to, int center, NameRepeats repeats)
    {
        var best = -1;
        var bestScore = MinScore;

        for (var i = from; i < to; i++)
        {
            if (i == outline.Headline || lines[i].Byline.Names.Count == 0)
            {
                continue;
            }

            var score = Score(lines, i, center, outline);
            // The whole page is only searched for a name that may win by it.
            score += score + MaxRepeatScore > bestScore && score > 0 ? RepeatScore(lines[i].Byline.Names[0], repeats) : 0;

            if (score > bestScore)
            {
                (best, bestScore) = (i, score);
            }
        }

        return best < 0 ? null : (lines[best].Byline.Names, lines[best].Text, lines[best].Byline.Introduced);
    }

    private static double Score(List<TextLine> lines, int i, int center, CopyOutline outline)
    {
        var line = lines[i];
        var person = line.Byline;
        var score = person.Introduced ? 3.5 : 0;

        if ((OtherWork.Starts(line.Text) && !line.Text.Contains("written by", StringComparison.OrdinalIgnoreCase)) || (!person.Introduced && (line.IsCredit || line.HasCredit)))
        {
            return 0;
        }

        // Who owns the rights; that a site is its owner's own is looked for last.
        if (line.Text.Contains('©', StringComparison.Ordinal))
        {
            return 0;
        }

        // "From the editors": the word opens more than bylines.
        if (person.Introduced && !person.IsKnown && line.Text.StartsWith("From ", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        if (line.EndsSentence && line.Words > 6 && !line.Text.Contains("written by", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        if (!person.Introduced && (HasAcronym(person.Names[0]) || IsInHeadline(lines, outline, person.Names[0]) || (!person.IsKnown && KnownNames.HasEverydayWord(person.Names[0]) && !IsSigned(lines, i, outline))))
        {
            // "Travel Tips" beside a day is an entry of a menu.
            return 0;
        }

        score += person.IsKnown ? 1.5 : 0;
        score -= line.Text.StartsWith("Updated by", StringComparison.OrdinalIgnoreCase) ? 2.5 : 0;
        score += i > outline.Headline && i <= outline.BodyStart + 1 && outline.Headline >= 0 && line.Words <= 12 ? 0.8 : 0;
        score += person.HasDate ? 1.5 : 0;
        score += i > 0 && lines[i - 1].IsIntroduction ? 4 : 0;
        score += IsDate(lines, i - 1) || IsDateBelow(lines, i) ? 1.4 : 0;
        score += i + 1 < lines.Count && (lines[i + 1].IsReadingTime || IsRole(lines[i + 1])) ? 1 : 0;
        score -= line.Noise is not null && !person.Introduced ? 2 : 0;
        score -= Math.Max(0, line.Words - 12) * 0.15;
        return score - (0.08 * Math.Abs(i - center)) - (i < center ? 0.4 : 0);
    }

    private static double RepeatScore(string name, NameRepeats repeats) => (repeats.Count(name) > 1 ? 1 : 0) + (repeats.HasBio(name) ? 1.5 : 0);

    /// <summary>Right under the headline, with the day under it.</summary>
    private static bool IsSigned(List<TextLine> lines, int i, CopyOutline outline) =>
        outline.Headline >= 0 && i == outline.Headline + 1 && lines[i].Words <= 4 && IsDateBelow(lines, i);

    /// <summary>A reading time or the like may stand between.</summary>
    private static bool IsDateBelow(List<TextLine> lines, int i) =>
        IsDate(lines, i + 1) || (i + 1 < lines.Count && lines[i + 1].Words <= 4 && IsDate(lines, i + 2));

    private static bool IsInHeadline(List<TextLine> lines, CopyOutline outline, string name) =>
        outline.Headline >= 0 && lines[outline.Headline].Text.Contains(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>"ML Tools", "Gemini CLI".</summary>
    private static bool HasAcronym(string name) =>
        LetterCase.HasLower(name) && Array.Exists(name.Split(' '), word => word.Length > 1 && !word.Contains('.', StringComparison.Ordinal) && LetterCase.IsAllCapitals(word));

    private static bool IsDate(List<TextLine> lines, int i) => i >= 0 && i < lines.Count && lines[i].IsDate;

    private static bool IsRole(TextLine line) =>
        line.Words is > 0 and <= 12 && !line.EndsSentence && Array.Exists(line.Text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries), word => NameLexicon.RoleWords.Is(word));
}
