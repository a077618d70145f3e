using System.Collections.Frozen;
using Ingest.Core.Parsing.Drafts;

namespace Ingest.Core.Parsing.Languages;

/// <summary>
/// Names the language of a text: by script where one language owns it, else by the share of the words that are function words of
/// each language. No model to load, so the first document costs what the thousandth does.
/// </summary>
internal static class LanguageDetector
{
    /// <summary>Some four hundred words: more do not change the answer.</summary>
    private const int MaxCharacters = 2500;

    /// <summary>Fewer words, or a smaller share of function words, tell nothing.</summary>
    private const int MinWords = 6;

    private const double MinShare = 0.08;

    private const double LogOddsPerWord = 2;

    /// <summary>A text may always be a quotation, a list of names or a language that is not known here.</summary>
    private const double MaxConfidence = 0.99;

    private static readonly FrozenDictionary<string, int[]> Languages = Build();

    public static Sourced<string>? Detect(IReadOnlyList<string> paragraphs)
    {
        var scripts = new ScriptCounts();
        var hits = new double[StopWords.Lists.Length];
        var words = 0;
        var read = 0;

        foreach (var paragraph in paragraphs)
        {
            read += paragraph.Length;
            words += CountWords(paragraph, hits);
            scripts.Add(paragraph);

            if (read > MaxCharacters)
            {
                break;
            }
        }

        return scripts.OnlyLanguage() is { } byScript ? new Sourced<string>(byScript, "text:script", 0.95) : Best(hits, words);
    }

    private static Sourced<string>? Best(double[] hits, int words)
    {
        var best = 0;
        var second = 0d;

        for (var i = 1; i < hits.Length; i++)
        {
            if (hits[i] > hits[best])
            {
                second = hits[best];
                best = i;
            }
            else
            {
                second = Math.Max(second, hits[i]);
            }
        }

        if (words < MinWords || hits[best] < words * MinShare)
        {
            return null;
        }

        return new Sourced<string>(StopWords.Lists[best].Language, "text:words", Confidence(hits[best] - second));
    }

    /// <summary>
    /// The chance that the language is right, by how many function words it leads the next one: each multiplies its odds, so that a few
    /// words are less sure than many. Fitted to windows of 6 to 60 words of 1,000 pages in eight languages: see docs/enrichment.md.
    /// </summary>
    private static double Confidence(double lead) => Math.Round(Math.Min(MaxConfidence, 1 / (1 + Math.Exp(-LogOddsPerWord * lead))), 2);

    /// <summary>A word of several languages counts less for each: it tells them apart less.</summary>
    private static int CountWords(string text, double[] hits)
    {
        var lookup = Languages.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[16];
        var words = 0;

        for (int i = 0, start = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsWordPart(text[i]))
            {
                continue;
            }

            if (i > start)
            {
                words++;
                var length = i - start <= lower.Length ? text.AsSpan(start, i - start).ToLowerInvariant(lower) : 0;

                if (length > 0 && lookup.TryGetValue(lower[..length], out var languages))
                {
                    foreach (var language in languages)
                    {
                        hits[language] += languages.Length == 1 ? 1.5 : 1;
                    }
                }
            }

            start = i + 1;
        }

        return words;
    }

    private static bool IsWordPart(char c) => char.IsAscii(c)
        ? char.IsAsciiLetter(c) || c == '\''
        : char.IsLetter(c) || c == '’' || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static FrozenDictionary<string, int[]> Build()
    {
        var languages = new Dictionary<string, List<int>>(StringComparer.Ordinal);

        for (var i = 0; i < StopWords.Lists.Length; i++)
        {
            foreach (var word in StopWords.Lists[i].Words.Split(' ').Distinct(StringComparer.Ordinal))
            {
                if (!languages.TryGetValue(word, out var list))
                {
                    languages[word] = list = [];
                }

                list.Add(i);
            }
        }

        return languages.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.ToArray(), StringComparer.Ordinal);
    }
}
