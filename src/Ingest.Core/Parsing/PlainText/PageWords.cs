using System.Collections.Frozen;
using Ingest.Core.Parsing.Languages;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>How often the text of a page uses each content word, by 32-bit hash: a headline's words come back in its text, a menu's do not.</summary>
internal sealed class PageWords
{
    /// <summary>Characters that are counted; the words of an article are known after its first pages.</summary>
    private const int MaxCharacters = 40_000;

    /// <summary>Function words: "What are you looking for?" would share all of its words with any text.</summary>
    private static readonly FrozenSet<int> FunctionWords = Hashes(
        "what your which where here that these those them then than into only just like make makes need know about some most many much every each such very well could should might must does doing done "
        + "want find help look looking best over under between because while during before without within other another same both through again once "
        + string.Join(' ', StopWords.Lists.Select(list => list.Words)));

    private readonly Dictionary<int, int> _counts = new(512);
    private int _read;

    public void Add(ReadOnlySpan<char> text)
    {
        if (_read > MaxCharacters)
        {
            return;
        }

        _read += text.Length;
        var words = new Words(text);

        while (words.Next(out var word))
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, word, out _)++;
        }
    }

    /// <summary>0 to 1: how much of a line's content words the text uses, words it uses once counting half.</summary>
    public double Share(ReadOnlySpan<char> text)
    {
        double sum = 0;
        var count = 0;
        var words = new Words(text);

        while (words.Next(out var word))
        {
            count++;
            sum += _counts.GetValueOrDefault(word) switch { 0 => 0, 1 => 0.5, _ => 1 };
        }

        return count == 0 ? 0 : sum / count;
    }

    private static FrozenSet<int> Hashes(string list)
    {
        var hashes = new HashSet<int>();
        var words = new Words(list);

        while (words.NextOfAny(out var word))
        {
            hashes.Add(word);
        }

        return hashes.ToFrozenSet();
    }

    /// <summary>Words of four letters or more, numbers, any word of other scripts, and pairs of characters where no spaces part words.</summary>
    private ref struct Words(ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private int _at;

        public bool Next(out int hash)
        {
            while (NextOfAny(out hash))
            {
                if (!FunctionWords.Contains(hash))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>The same, function words among them.</summary>
        public bool NextOfAny(out int hash)
        {
            while (_at < _text.Length)
            {
                var c = _text[_at];

                if (TextMeasure.IsUnspaced(c))
                {
                    _at++;

                    if (_at < _text.Length && TextMeasure.IsUnspaced(_text[_at]))
                    {
                        hash = (c * 65599) + _text[_at];
                        return true;
                    }
                }
                else if (!char.IsLetterOrDigit(c))
                {
                    _at++;
                }
                else if (Word(out hash))
                {
                    return true;
                }
            }

            hash = 0;
            return false;
        }

        private bool Word(out int hash)
        {
            var start = _at;
            var value = 2166136261u;

            for (; _at < _text.Length && char.IsLetterOrDigit(_text[_at]) && !TextMeasure.IsUnspaced(_text[_at]); _at++)
            {
                var c = _text[_at];
                value = (value ^ (c < 0x80 ? (uint)(c | 0x20) : char.ToLowerInvariant(c))) * 16777619;
            }

            hash = (int)value;
            return _at - start > 3 || char.IsDigit(_text[start]) || _text[start] >= 0x80;
        }
    }
}
