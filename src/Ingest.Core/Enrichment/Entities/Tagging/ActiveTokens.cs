using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>
/// Cuts a sentence into the stretches where a name can be: within two tokens of a capital. The rest is O without a look,
/// which halves the work; names without any capital are not found.
/// </summary>
internal static class ActiveTokens
{
    private const int Margin = 2;

    /// <summary>The next stretch at or after <paramref name="from"/>; empty at the sentence's end.</summary>
    public static (int Start, int End) Next(TokenView tokens, Sentence sentence, int from)
    {
        var first = from;

        while (first < sentence.EndToken && !IsCandidate(tokens, first))
        {
            first++;
        }

        if (first == sentence.EndToken)
        {
            return (first, first);
        }

        var last = first;

        for (var i = first + 1; i < sentence.EndToken && i - last <= 2 * Margin; i++)
        {
            if (IsCandidate(tokens, i))
            {
                last = i;
            }
        }

        return (Math.Max(from, first - 1), Math.Min(sentence.EndToken, last + 1 + Margin));
    }

    private static bool IsCandidate(TokenView tokens, int token) =>
        tokens.Shape(token) is not (WordShape.Lower or WordShape.Punctuation or WordShape.Number or WordShape.Link);
}
