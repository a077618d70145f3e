using System.Runtime.CompilerServices;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;

namespace Ingest.Core.Intake.Archives;

/// <summary>
/// Goes through one dropped file, into the containers inside it, and gives each document. It holds one document at a time; a nested
/// container that must be sought in lies in a temporary file while it is read.
/// </summary>
internal sealed class ArchiveWalk(string blob, ArchiveBudget budget)
{
    private readonly EntryPaths _paths = new();

    public IAsyncEnumerable<ArchiveEntry> ReadAsync(Stream archive, CancellationToken cancellationToken) =>
        ReadAsync(archive, new ContainerPlace(blob, Path: "", Depth: 0, Entry: null), cancellationToken);

    private async IAsyncEnumerable<ArchiveEntry> ReadAsync(Stream stream, ContainerPlace place, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (peeked, fault) = await PeekAsync(stream, place, cancellationToken);
        var format = peeked is null ? ContainerFormat.Document : ContainerDetector.Detect(peeked.Head.Span, place.Name);

        if (peeked is null || format == ContainerFormat.Document)
        {
            using var bytes = new PooledBuffer();
            yield return fault ?? await ReadDocumentAsync(peeked!, place, bytes, cancellationToken);
            yield break;
        }

        if (place.Depth >= budget.Options.MaxDepth)
        {
            yield return Reject(place.Path, ReasonCode.ArchiveLimit, $"The archive lies inside {place.Depth} others; the limit is {budget.Options.MaxDepth}.");
            yield break;
        }

        var any = false;

        await foreach (var next in GuardAsync(EntriesAsync(format, stream, peeked, cancellationToken), cancellationToken))
        {
            any = true;
            var entries = next.Rejection is null ? ReadAsync(next.Content!, Below(place, next), cancellationToken) : One(next.Rejection with { EntryPath = PathOf(place, next.Rejection.EntryPath) });

            await foreach (var entry in entries)
            {
                yield return entry;
            }

            if (budget.Exhausted)
            {
                yield break;
            }
        }

        if (!any)
        {
            yield return Reject(place.Path, ReasonCode.Empty, "The archive holds no file.");
        }
    }

    private async IAsyncEnumerable<ContainerEntry> EntriesAsync(ContainerFormat format, Stream stream, PeekedStream peeked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (format is ContainerFormat.Gzip or ContainerFormat.Bzip2 or ContainerFormat.Xz or ContainerFormat.Zstandard)
        {
            await using var decoded = Decompression.Open(format, peeked, budget);
            yield return new ContainerEntry { Name = "", Content = decoded };
            yield break;
        }

        var isSought = format is ContainerFormat.Zip or ContainerFormat.SevenZip;
        await using var spooled = isSought && !stream.CanSeek ? await TemporaryFile.SpoolAsync(peeked, Math.Min(budget.Options.MaxArchiveBytes, budget.Remaining), cancellationToken) : null;
        var entries = format switch
        {
            ContainerFormat.Zip => ZipEntries.ReadAsync(spooled ?? stream, budget, cancellationToken),
            ContainerFormat.SevenZip => SevenZipEntries.ReadAsync(spooled ?? stream, budget, cancellationToken),
            ContainerFormat.Tar => TarEntries.ReadAsync(peeked, budget, cancellationToken),
            ContainerFormat.Warc => WarcEntries.ReadAsync(peeked, budget, cancellationToken),
            _ => LineEntries.ReadAsync(peeked, budget, cancellationToken),
        };

        await foreach (var entry in entries)
        {
            yield return entry;
        }
    }

    /// <summary>Ends a container that cannot be read on with a rejection, and leaves what is around it to go on.</summary>
    private static async IAsyncEnumerable<ContainerEntry> GuardAsync(IAsyncEnumerable<ContainerEntry> entries, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var enumerator = entries.GetAsyncEnumerator(cancellationToken);

        while (true)
        {
            ContainerEntry next;
            var ended = false;

            try
            {
                if (!await enumerator.MoveNextAsync())
                {
                    yield break;
                }

                next = enumerator.Current;
            }
            catch (Exception fault) when (IsFault(fault))
            {
                (next, ended) = (ContainerEntry.Rejected("", ReasonOf(fault), Sentence("The archive cannot be read to its end", fault)), true);
            }

            yield return next;

            if (ended)
            {
                yield break;
            }
        }
    }

    private static async Task<(PeekedStream? Stream, ArchiveEntry? Fault)> PeekAsync(Stream stream, ContainerPlace place, CancellationToken cancellationToken)
    {
        try
        {
            return (await PeekedStream.OpenAsync(stream, cancellationToken), null);
        }
        catch (Exception fault) when (IsFault(fault))
        {
            return (null, Unreadable(place, fault));
        }
    }

    private async Task<ArchiveEntry> ReadDocumentAsync(PeekedStream content, ContainerPlace place, PooledBuffer bytes, CancellationToken cancellationToken)
    {
        var limit = budget.Options.MaxDocumentBytes;

        if (place.Entry?.Length > limit)
        {
            return Reject(place.Path, ReasonCode.TooLarge, $"The entry has {place.Entry.Length} bytes; the limit is {limit}.");
        }

        try
        {
            return await BoundedRead.ToEndAsync(content, bytes, limit, cancellationToken)
                ? new ArchiveEntry { Document = place.Document(blob, bytes.Written) }
                : Reject(place.Path, ReasonCode.TooLarge, $"The entry unpacks to more than {limit} bytes.");
        }
        catch (Exception fault) when (IsFault(fault))
        {
            // One bad entry does not sink its archive.
            return Unreadable(place, fault);
        }
    }

    private string PathOf(ContainerPlace place, string entry) => entry.Length > 0 ? _paths.Take(place.Below(entry)) : place.Path;

    private ContainerPlace Below(ContainerPlace place, ContainerEntry entry) => entry.Name.Length > 0
        ? new ContainerPlace(entry.Name, PathOf(place, entry.Name), place.Depth + 1, entry)
        : place with { Name = ContainerDetector.WithoutCompression(place.Name), Depth = place.Depth + 1 };

    private static bool IsFault(Exception fault) => fault is InvalidDataException or EndOfStreamException or ArchiveLimitException or ArchiveLockedException;

    private static ReasonCode ReasonOf(Exception fault) => fault switch
    {
        ArchiveLimitException => ReasonCode.ArchiveLimit,
        ArchiveLockedException => ReasonCode.Encrypted,
        _ => ReasonCode.Malformed,
    };

    private static ArchiveEntry Unreadable(ContainerPlace place, Exception fault) => Reject(place.Path, ReasonOf(fault), Sentence("The entry cannot be unpacked", fault));

    private static string Sentence(string what, Exception fault) => $"{what}: {fault.Message.TrimEnd('.', ' ')}.";

    private static ArchiveEntry Reject(string path, ReasonCode reason, string detail) => new() { Rejection = new Rejection { EntryPath = path, Reason = reason, Detail = detail } };

    private static IAsyncEnumerable<ArchiveEntry> One(Rejection rejection) => new[] { new ArchiveEntry { Rejection = rejection } }.ToAsyncEnumerable();
}
