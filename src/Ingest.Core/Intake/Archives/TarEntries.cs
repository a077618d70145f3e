using System.Runtime.CompilerServices;
using Ingest.Core.DeadLetters;

namespace Ingest.Core.Intake.Archives;

/// <summary>
/// The files in a tar file, in one pass. Written here because a header may state a gigabyte of extended attributes, and because the entries
/// behind a damaged header are wanted too: the next good header is searched for, block by block.
/// </summary>
internal static class TarEntries
{
    /// <summary>What may be said of one entry before it; real ones have some hundred bytes.</summary>
    private const int MaxExtraBytes = 1024 * 1024;

    public static async IAsyncEnumerable<ContainerEntry> ReadAsync(Stream stream, ArchiveBudget budget, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var source = new SlicedSource(stream);
        var block = new byte[TarHeader.BlockBytes];
        var (pax, longName, broken) = (Array.Empty<byte>(), default(string), false);

        while (await source.FillAsync(block, cancellationToken))
        {
            if (TarHeader.Read(block) is not { } header)
            {
                if (!broken && block.AsSpan().ContainsAnyExcept((byte)0))
                {
                    broken = true;
                    yield return ContainerEntry.Rejected("", ReasonCode.Malformed, "A header of the tar file is damaged; its entry was left, and the next good one searched for.");
                }

                continue;
            }

            broken = false;
            header = longName is null ? header : header with { Name = longName };
            header = header.Type is 'x' or 'g' or 'L' or 'K' ? header : header.With(pax);

            if (header.Type is 'x' or 'L' && header.Size <= MaxExtraBytes)
            {
                var extra = new byte[header.Size];
                await source.ReadExactlyAsync(extra, cancellationToken);
                (pax, longName) = header.Type == 'x' ? (extra, longName) : (pax, TarHeader.Text(extra));
            }
            else if (header.IsFile && !header.Name.EndsWith('/'))
            {
                yield return budget.Enter(header.Name) is { } rejection
                    ? new ContainerEntry { Name = header.Name, Rejection = rejection }
                    : new ContainerEntry { Name = header.Name, Content = source.Slice(header.Size), Length = header.Size, LastModified = header.LastModified };
                await source.SkipAsync(header.Size, cancellationToken);
            }
            else
            {
                await source.SkipAsync(header.Size, cancellationToken);
            }

            (pax, longName) = header.Type is 'x' or 'g' or 'L' or 'K' ? (pax, longName) : ([], null);
            await source.SkipAsync((TarHeader.BlockBytes - header.Size % TarHeader.BlockBytes) % TarHeader.BlockBytes, cancellationToken);
        }
    }
}
