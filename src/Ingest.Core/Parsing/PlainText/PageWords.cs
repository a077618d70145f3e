using System.Buffers;
using System.Collections.Frozen;
using Ingest.Core.Parsing.Languages;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>How often the text of a page uses each content word, by 32-bit hash: a headline's words come back in its text, a menu's do not.</summary>
internal sealed class PageWords : IDisposable
{
    /// <summary>Characters that are counted; the words of an article are known after its first pages.</summary>
    private const int MaxCharacters = 40_000;

    /// <summary>Function words: "What are you looking for?" would share all of its words with any text.</summary>
    private static readonly FrozenSet<int> FunctionWords = Hashes(
        "what your which where here that these those them then than into only just like make makes need know about some most many much every each such very well could should might must does doing done "
        + "want find help look looking best over under between because while during before without within other another same both through again once "
        + string.Join(' ', StopWords.Lists.Select(list => list.Words)));

    private const int PlaceBits = 15;

    private const int Places = 1 << PlaceBits;

    /// <summary>A fuller table is slow to search; no page comes near.</summary>
    private const int MaxWords = Places / 4 * 3;

    /// <summary>How often the word at a place came: once or more.</summary>
    private const uint Once = 1, More = 2;

    /// <summary>Open addressing: the word's hash with how often it came in its two lowest bits; zero is free.</summary>
    private readonly uint[] _counts = Rent();
    private int _words;
    private int _read;

    public void Add(ReadOnlySpan<char> text)
    {
        if (_read > MaxCharacters)
        {
            return;
        }

        text = text[..Math.Min(text.Length, MaxCharacters)];
        _read += text.Length;
        var words = new Words(text);

        // Function words are counted as well: telling them apart costs more here than where a line is asked for.
        while (_words < MaxWords && words.NextOfAny(out var word))
        {
            ref var place = ref _counts[PlaceOf(word)];
            _words += place == 0 ? 1 : 0;
            place = place == 0 ? ((uint)word << 2) | Once : place | More;
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
            var place = _counts[PlaceOf(word)];
            sum += place == 0 ? 0 : (place & More) == 0 ? 0.5 : 1;
        }

        return count == 0 ? 0 : sum / count;
    }

    public void Dispose() => ArrayPool<uint>.Shared.Return(_counts);

    private static uint[] Rent()
    {
        var counts = ArrayPool<uint>.Shared.Rent(Places);
        Array.Clear(counts, 0, Places);
        return counts;
    }

    /// <summary>Where the word is, or the free place where it would be. The factor spreads near hashes (Knuth's multiplicative hashing).</summary>
    private int PlaceOf(int word)
    {
        var at = (int)(((uint)word * 2654435769) >> (32 - PlaceBits));

        while (_counts[at] != 0 && _counts[at] >> 2 << 2 != (uint)word << 2)
        {
            at = (at + 1) & (Places - 1);
        }

        return at;
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
            var parts = TextMeasure.AsciiWordParts;

            while (_at < _text.Length)
            {
                var c = _text[_at];

                if (c < parts.Length && parts[c] == 0)
                {
                    _at++;
                }
                else if (TextMeasure.IsUnspaced(c))
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
            var text = _text;
            var parts = TextMeasure.AsciiWordParts;
            var (start, i, value) = (_at, _at, 2166136261u);

            for (; i < text.Length; i++)
            {
                var c = text[i];
                uint part = c < parts.Length ? parts[c] : char.IsLetterOrDigit(c) && !TextMeasure.IsUnspaced(c) ? char.ToLowerInvariant(c) : 0u;

                if (part == 0)
                {
                    break;
                }

                value = (value ^ part) * 16777619;
            }

            _at = i;
            hash = (int)value;
            return i - start > 3 || char.IsDigit(text[start]) || text[start] >= 0x80;
        }
    }
}
