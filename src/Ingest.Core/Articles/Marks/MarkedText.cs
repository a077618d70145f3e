namespace Ingest.Core.Articles.Marks;

/// <summary>
/// Cuts a paragraph at its marks so that they always nest. Where one mark ends inside another that began in it, the other one is closed and
/// opened again behind it. The characters of all parts together are the paragraph.
/// </summary>
public static class MarkedText
{
    /// <param name="paragraph">The characters that are shown.</param>
    /// <param name="offset">Start of the paragraph in the text that the marks point into.</param>
    /// <param name="marks">In any order; what lies outside of the paragraph is cut off, and a mark never splits a surrogate pair.</param>
    public static IReadOnlyList<MarkedPart> Cut(string paragraph, int offset, IEnumerable<Mark> marks)
    {
        ArgumentNullException.ThrowIfNull(paragraph);

        var ordered = Clip(paragraph, offset, marks);
        var parts = new List<MarkedPart>();
        var open = new Stack<Clipped>();
        var position = 0;
        var next = 0;

        while (position < paragraph.Length || open.Count > 0)
        {
            Close(position, open, parts);

            for (; next < ordered.Count && ordered[next].Start == position; next++)
            {
                Open(ordered[next], open, parts);
            }

            var end = Math.Min(
                next < ordered.Count ? ordered[next].Start : paragraph.Length,
                open.Count > 0 ? open.Min(mark => mark.End) : paragraph.Length);

            if (end > position)
            {
                parts.Add(new MarkedPart(paragraph[position..end]));
                position = end;
            }
        }

        return parts;
    }

    private static List<Clipped> Clip(string paragraph, int offset, IEnumerable<Mark> marks) =>
    [
        .. marks
            .Where(mark => mark.Start < mark.End)
            .Select(mark => new Clipped(
                mark, Whole(paragraph, Math.Clamp(mark.Start - offset, 0, paragraph.Length), -1), Whole(paragraph, Math.Clamp(mark.End - offset, 0, paragraph.Length), 1)))
            .Where(mark => mark.Start < mark.End)
            .OrderBy(mark => mark.Start).ThenByDescending(mark => mark.End).ThenBy(mark => mark.Mark.Kind),
    ];

    private static int Whole(string text, int position, int step) =>
        position > 0 && position < text.Length && char.IsSurrogatePair(text[position - 1], text[position]) ? position + step : position;

    private static void Open(Clipped mark, Stack<Clipped> open, List<MarkedPart> parts)
    {
        open.Push(mark);
        parts.Add(new MarkedPart("", Opens: mark.Mark));
    }

    private static void Close(int position, Stack<Clipped> open, List<MarkedPart> parts)
    {
        var again = new Stack<Clipped>();

        while (open.Any(mark => mark.End == position))
        {
            var last = open.Pop();
            parts.Add(new MarkedPart("", Closes: last.Mark));

            if (last.End > position)
            {
                again.Push(last);
            }
        }

        while (again.TryPop(out var mark))
        {
            Open(mark, open, parts);
        }
    }

    private readonly record struct Clipped(Mark Mark, int Start, int End);
}
