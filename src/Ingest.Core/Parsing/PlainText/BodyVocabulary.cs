using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>The content words of the found text, to tell its headline from those of other articles.</summary>
internal sealed class BodyVocabulary
{
    private const int MaxLines = 400;

    private static readonly System.Buffers.SearchValues<char> Separators = System.Buffers.SearchValues.Create(" ,.:;\"“”‘’'()?!-–—|/[]«»");

    private readonly Dictionary<string, int> counts = new(StringComparer.OrdinalIgnoreCase);

    public BodyVocabulary(IReadOnlyList<TextLine> lines, int start, int end)
    {
        for (var i = start; i < Math.Min(end, start + MaxLines); i++)
        {
            foreach (var word in Words(lines[i].Text))
            {
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }
    }

    /// <summary>0 to 1: how much of a line's content words the text uses, words it uses once counting half.</summary>
    public double Share(string text)
    {
        double sum = 0;
        var words = 0;

        foreach (var word in Words(text))
        {
            words++;
            sum += counts.GetValueOrDefault(word) switch { 0 => 0, 1 => 0.5, _ => 1 };
        }

        return words == 0 ? 0 : sum / words;
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();

        for (int i = 0, start = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !Separators.Contains(text[i]))
            {
                continue;
            }

            if (i > start)
            {
                Add(words, text.AsSpan(start, i - start));
            }

            start = i + 1;
        }

        return words;
    }

    private static void Add(List<string> words, ReadOnlySpan<char> word)
    {
        if (TextMeasure.IsUnspaced(word[0]))
        {
            for (var i = 0; i + 1 < word.Length; i++)
            {
                words.Add(word.Slice(i, 2).ToString());
            }
        }
        else if (word.Length > 3 || char.IsDigit(word[0]) || !char.IsAscii(word[0]))
        {
            words.Add(word.ToString());
        }
    }
}
