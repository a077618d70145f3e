using Ingest.Core.DeadLetters;
using Ingest.Core.Intake;
using Ingest.Tables.Keys;
using Microsoft.AspNetCore.Http;

namespace Ingest.Web.DeadLetters;

/// <summary>Lists dead letters in pages, and reads one with its input.</summary>
public sealed class LetterReader(IDeadLetters letters, IDropContainer drops)
{
    public const int PageSize = 50;

    /// <summary>Letters that one request looks through for a filter.</summary>
    public const int MaxLookedThrough = 1000;

    /// <summary>Bytes of an input in one answer.</summary>
    public const int InputBytes = 4096;

    /// <param name="after">The continuation of the page before: the key of its last letter, which may have been closed since.</param>
    /// <exception cref="BadHttpRequestException">The continuation is none.</exception>
    public async Task<LetterList> ListAsync(LetterFilter filter, string? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);

        if (after is not null && DeadLetterKeys.PartitionOf(after) is null)
        {
            throw new BadHttpRequestException("'after' is no continuation: send what a list gave, unchanged.");
        }

        var page = new List<LetterReport>();
        var looked = 0;

        await foreach (var letter in letters.FromAsync(after, cancellationToken))
        {
            // One letter more than is given tells that there is more.
            if (page.Count == PageSize || looked == MaxLookedThrough)
            {
                return new LetterList(page, after, looked);
            }

            looked++;
            after = LetterReport.KeyOf(letter);

            if (filter.Matches(letter))
            {
                page.Add(LetterReport.Of(letter));
            }
        }

        return new LetterList(page, Continuation: null, looked);
    }

    /// <param name="id">The letter's id or key.</param>
    public async Task<LetterReport?> FindAsync(string id, CancellationToken cancellationToken) =>
        await letters.FindAsync(id, cancellationToken) is { } letter ? LetterReport.Of(letter) : null;

    /// <summary>Some bytes of the file that a letter is about; of no more than that, however large the file is.</summary>
    /// <returns>Null where the letter names no file, or the file is gone.</returns>
    public async Task<LetterInput?> InputAsync(LetterReport letter, long start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(letter);

        return letter.Blob is { } blob && await drops.ReadAsync(blob, start, InputBytes, cancellationToken) is { } slice
            ? new LetterInput
            {
                Blob = blob,
                ETag = slice.Info.ETag,
                IsOfLetter = letter.ETag is null || letter.ETag == slice.Info.ETag,
                Length = slice.Info.Length,
                Start = slice.Start,
                Bytes = slice.Bytes,
            }
            : null;
    }
}
