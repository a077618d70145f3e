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

        using var terms = new TermTable(text);
        Count(text, terms);

        if (terms.Count == 0)
        {
            return [];
        }

        Weigh(terms.Terms, text.Sentences.Count);
        using var candidates = new PhraseTable(text.Tokens.Count * LongestPhrase);
        AddCandidates(text, terms, candidates);
        return Pick(text, candidates.Candidates, count);
    }

    private static void Count(AnalyzedText text, TermTable terms)
    {
        using var pairs = new PhraseTable(text.Tokens.Count);

        for (var sentence = 0; sentence < text.Sentences.Count; sentence++)
        {
            var (first, end) = text.Sentences[sentence];
            var left = TermTable.None;

            for (var token = first; token < end; token++)
            {
                var term = terms[token];

                if (term != TermTable.None)
                {
                    var word = text.Word(token);
                    var isAcronym = word.Length > 1 && !word.ContainsAnyExceptInRange('A', 'Z');
                    terms.Terms[term].Add(sentence, char.IsUpper(word[0]) && token > first, isAcronym);

                    if (left != TermTable.None && pairs.Add(new Phrase(left, term), token - 1, token + 1))
                    {
                        terms.Terms[left].Right++;
                        terms.Terms[term].Left++;
                    }
                }

                left = term;
            }
        }
    }

    private static void Weigh(Span<TermStatistics> terms, int sentences)
    {
        var (sum, squares, highest) = (0L, 0.0, 0);

        foreach (ref var term in terms)
        {
            sum += term.Frequency;
            highest = Math.Max(highest, term.Frequency);
        }

        var mean = (double)sum / terms.Length;

        foreach (ref var term in terms)
        {
            squares += Math.Pow(term.Frequency - mean, 2);
        }

        var deviation = Math.Sqrt(squares / terms.Length);

        foreach (ref var term in terms)
        {
            term.Weigh(mean, deviation, highest, sentences);
        }
    }

    private static void AddCandidates(AnalyzedText text, TermTable terms, PhraseTable candidates)
    {
        foreach (var (first, end) in text.Sentences)
        {
            for (var start = first; start < end; start++)
            {
                for (var stop = start + 1; stop <= Math.Min(end, start + LongestPhrase) && terms[stop - 1] != TermTable.None; stop++)
                {
                    if (CanBePhrase(text, start, stop))
                    {
                        candidates.Add(PhraseAt(terms, start, stop), start, stop);
                    }
                }
            }
        }

        foreach (ref var candidate in candidates.Candidates)
        {
            candidate.Score = Score(candidate, terms.Terms);
        }

        candidates.Candidates.Sort(Candidate.Compare);
    }

    private static Phrase PhraseAt(TermTable terms, int start, int stop) =>
        new(terms[start], stop - start > 1 ? terms[start + 1] : TermTable.None, stop - start > 2 ? terms[start + 2] : TermTable.None);

    private static double Score(in Candidate candidate, ReadOnlySpan<TermStatistics> terms)
    {
        var (product, sum) = (1.0, 0.0);

        foreach (var word in (ReadOnlySpan<int>)[candidate.Phrase.First, candidate.Phrase.Second, candidate.Phrase.Third])
        {
            if (word != TermTable.None)
            {
                product *= terms[word].Weight;
                sum += terms[word].Weight;
            }
        }

        return product / (candidate.Frequency * (1 + sum));
    }

    private static List<string> Pick(AnalyzedText text, ReadOnlySpan<Candidate> candidates, int count)
    {
        var picked = new List<Phrase>(count);
        var written = new List<string>(count);

        foreach (ref readonly var candidate in candidates)
        {
            if (picked.Count == count)
            {
                break;
            }

            if (!Overlaps(picked, candidate.Phrase))
            {
                picked.Add(candidate.Phrase);
                written.Add(text.Value[text.TokenAt(candidate.FirstToken).Start..text.TokenAt(candidate.EndToken - 1).End]);
            }
        }

        return written;
    }

    /// <summary>Whether one of these stands in the phrase, or the phrase in one of them.</summary>
    private static bool Overlaps(List<Phrase> picked, Phrase phrase)
    {
        foreach (var other in picked)
        {
            if (other.Contains(phrase) || phrase.Contains(other))
            {
                return true;
            }
        }

        return false;
    }

    private static bool CanBePhrase(AnalyzedText text, int start, int stop)
    {
        // White space of more than one character, or a line break, parts a phrase.
        for (var token = start + 1; token < stop; token++)
        {
            if (text.TokenAt(token).Start - text.TokenAt(token - 1).End != 1 || (token + 1 < stop && !CanLink(text.Word(token))))
            {
                return false;
            }
        }

        return !StopWords.Contains(text.Word(start)) && !StopWords.Contains(text.Word(stop - 1))
            && (stop - start > 1 || text.TokenAt(start).Length > 3 || char.IsUpper(text.Word(start)[0]));
    }

    /// <summary>Inside a phrase a function word may only link nouns: "Bank of England", not "men had sold".</summary>
    private static bool CanLink(ReadOnlySpan<char> word) => !StopWords.Contains(word) || word is "of" or "for" or "and" or "de" or "du" or "des" or "der" or "di" or "da" or "do" or "del" or "the";
}
