using System.Buffers.Text;
using System.Text;
using Ingest.Tables.Keys;

namespace Ingest.Tables.Reading;

/// <summary>A place in an answer: the row key of the row before it. Rows are in the order of their dated part, then of what stands before it.</summary>
/// <param name="Dated">Reverse ticks, article id and what follows.</param>
/// <param name="Prefix">What the row key has before the date.</param>
internal readonly record struct ReadPosition(string Dated, string Prefix) : IComparable<ReadPosition>
{
    private const string Form = "1";

    /// <summary>Behind every row of one article.</summary>
    public static ReadPosition AfterArticle(DateTimeOffset date, string articleId) => new(ArticleKeys.ByDateRow(date, articleId), "~");

    public string Month => ArticleKeys.Month(ArticleKeys.TimeOf(Dated));

    public int CompareTo(ReadPosition other) =>
        string.CompareOrdinal(Dated, other.Dated) is var byDate and not 0 ? byDate : string.CompareOrdinal(Prefix, other.Prefix);

    /// <summary>Letters, digits, hyphen and underscore.</summary>
    public string ToContinuation() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Form}\n{Dated}\n{Prefix}"));

    /// <exception cref="ArgumentException">The text is no continuation of this reader.</exception>
    public static ReadPosition? Of(string? continuation)
    {
        if (continuation is null)
        {
            return null;
        }

        if (Base64Url.IsValid(continuation)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(continuation)).Split('\n') is [Form, var dated, var prefix]
            && IsDated(dated))
        {
            return new ReadPosition(dated, prefix);
        }

        throw new ArgumentException($"'{continuation}' is no continuation: hand back what a page gave, unchanged.", nameof(continuation));
    }

    private static bool IsDated(string dated) =>
        dated.Length > ArticleKeys.TicksWidth
        && dated.AsSpan(0, ArticleKeys.TicksWidth).IndexOfAnyExceptInRange('0', '9') < 0
        && string.CompareOrdinal(dated, ArticleKeys.ReverseTicks(DateTimeOffset.MinValue) + "~") < 0;
}
