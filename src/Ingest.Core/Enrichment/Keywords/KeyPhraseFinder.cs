using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Keywords;

/// <summary>
/// Key phrases of one text, after YAKE (Campos, Mangaravite, Pasquali, Jorge, Nunes and Jatowt, Information Sciences 509, 2020):
/// statistics of the text alone, no corpus and no model. Linear in the text's length up to the sorting of its distinct phrases.
/// </summary>
public static class KeyPhraseFinder
{
    /// <summary>Changes when the same text may get other phrases.</summary>
    public const string Version = "keyphrases-1";

    public const int DefaultCount = 10;

    private const int LongestPhrase = 3;

    /// <returns>At most <paramref name="count"/> phrases as first written, best first; no phrase inside another one's words.</returns>
    public static IReadOnlyList<string> Find(AnalyzedText text, int count = DefaultCount)
    {
        ArgumentNullException.ThrowIfNull(text);

        var terms = Count(text);

        if (terms.Count == 0)
        {
            return [];
        }

        Weigh(terms, text.Sentences.Count);
        return Pick(Candidates(text, terms), count);
    }

    private static Dictionary<string, TermStatistics> Count(AnalyzedText text)
    {
        var terms = new Dictionary<string, TermStatistics>(StringComparer.Ordinal);

        for (var sentence = 0; sentence < text.Sentences.Count; sentence++)
        {
            var (first, end) = text.Sentences[sentence];
            string? left = null;
            TermStatistics? waiting = null;

            for (var token = first; token < end; token++)
            {
                var word = text.Span(text.Tokens[token]);

                if (!IsTerm(word))
                {
                    left = null;
                    continue;
                }

                var term = word.ToString().ToLowerInvariant();
                if (left is not null)
                {
                    waiting?.AddRight(term);
                }


                if (!terms.TryGetValue(term, out var statistics))
                {
                    terms[term] = statistics = new TermStatistics();
                }

                var isAcronym = word.Length > 1 && !word.ContainsAnyExceptInRange('A', 'Z');
                statistics.Add(sentence, char.IsUpper(word[0]) && token > first, isAcronym, left);
                (left, waiting) = (term, statistics);
            }
        }

        return terms;
    }

    private static void Weigh(Dictionary<string, TermStatistics> terms, int sentences)
    {
        var mean = terms.Values.Average(term => (double)term.Frequency);
        var deviation = Math.Sqrt(terms.Values.Average(term => Math.Pow(term.Frequency - mean, 2)));
        var highest = terms.Values.Max(term => term.Frequency);

        foreach (var term in terms.Values)
        {
            term.Weigh(mean, deviation, highest, sentences);
        }
    }

    private static List<Candidate> Candidates(AnalyzedText text, Dictionary<string, TermStatistics> terms)
    {
        var candidates = new Dictionary<string, Candidate>(StringComparer.Ordinal);

        foreach (var (first, end) in text.Sentences)
        {
            for (var start = first; start < end; start++)
            {
                for (var stop = start + 1; stop <= Math.Min(end, start + LongestPhrase) && IsTerm(text.Span(text.Tokens[stop - 1])); stop++)
                {
                    if (CanBePhrase(text, start, stop))
                    {
                        var written = text.Value[text.Tokens[start].Start..text.Tokens[stop - 1].End];
                        var key = string.Join(' ', Enumerable.Range(start, stop - start).Select(token => text.Span(text.Tokens[token]).ToString().ToLowerInvariant()));
                        candidates[key] = candidates.TryGetValue(key, out var seen) ? seen with { Frequency = seen.Frequency + 1 } : new Candidate(key, written, 1, text.Tokens[start].Start, 0);
                    }
                }
            }
        }

        // Ties go to the phrase that comes first, so that the order is the same on every run.
        return [.. candidates.Values.Select(candidate => candidate with { Score = Score(candidate, terms) }).OrderBy(candidate => candidate.Score).ThenBy(candidate => candidate.Start).ThenBy(candidate => candidate.Key.Length)];
    }

    private static double Score(Candidate candidate, Dictionary<string, TermStatistics> terms)
    {
        var (product, sum) = (1.0, 0.0);

        foreach (var word in candidate.Key.Split(' '))
        {
            product *= terms[word].Weight;
            sum += terms[word].Weight;
        }

        return product / (candidate.Frequency * (1 + sum));
    }

    private static List<string> Pick(List<Candidate> candidates, int count)
    {
        var picked = new List<Candidate>();

        foreach (var candidate in candidates)
        {
            if (picked.Count == count)
            {
                break;
            }

            if (!picked.Exists(other => Contains(other.Key, candidate.Key) || Contains(candidate.Key, other.Key)))
            {
                picked.Add(candidate);
            }
        }

        return picked.ConvertAll(candidate => candidate.Written);
    }

    private static bool Contains(string phrase, string part) => $" {phrase} ".Contains($" {part} ", StringComparison.Ordinal);

    private static bool IsTerm(ReadOnlySpan<char> word) => word.Length > 0 && (char.IsLetter(word[0]) || (char.IsDigit(word[0]) && word.IndexOfAnyInRange('a', 'z') > 0));

    private static bool CanBePhrase(AnalyzedText text, int start, int stop)
    {
        // White space of more than one character, or a line break, parts a phrase.
        for (var token = start + 1; token < stop; token++)
        {
            if (text.Tokens[token].Start - text.Tokens[token - 1].End != 1 || (token + 1 < stop && !CanLink(text.Span(text.Tokens[token]))))
            {
                return false;
            }
        }

        return !StopWords.Contains(text.Span(text.Tokens[start])) && !StopWords.Contains(text.Span(text.Tokens[stop - 1]))
            && (stop - start > 1 || text.Tokens[start].Length > 3 || char.IsUpper(text.Span(text.Tokens[start])[0]));
    }

    /// <summary>Inside a phrase a function word may only link nouns: "Bank of England", not "men had sold".</summary>
    private static bool CanLink(ReadOnlySpan<char> word) => !StopWords.Contains(word) || word is "of" or "for" or "and" or "de" or "du" or "des" or "der" or "di" or "da" or "do" or "del" or "the";

    private readonly record struct Candidate(string Key, string Written, int Frequency, int Start, double Score);
}
