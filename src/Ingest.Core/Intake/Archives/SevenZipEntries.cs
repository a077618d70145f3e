using System.Runtime.CompilerServices;
using Ingest.Core.DeadLetters;
using SharpCompress.Archives.SevenZip;
using SharpCompress.Common;
using SharpCompress.Readers;

namespace Ingest.Core.Intake.Archives;

/// <summary>The files in a 7z archive, in the order they are packed in: solid blocks are unpacked once.</summary>
internal static class SevenZipEntries
{
    public static async IAsyncEnumerable<ContainerEntry> ReadAsync(Stream stream, ArchiveBudget budget, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var archive = await GuardAsync(() => SevenZipArchive.OpenAsyncArchive(stream, new ReaderOptions { LeaveStreamOpen = true }, cancellationToken).AsTask());
        budget.CheckWhole(await GuardAsync(() => archive.TotalUncompressedSizeAsync().AsTask()), stream.Length);

        if (await GuardAsync(() => archive.IsEncryptedAsync().AsTask()))
        {
            yield return ContainerEntry.Rejected("", ReasonCode.Encrypted, "The 7z archive is encrypted.");
            yield break;
        }

        await using var reader = await GuardAsync(() => archive.ExtractAllEntriesAsync().AsTask());

        while (await GuardAsync(() => reader.MoveToNextEntryAsync(cancellationToken).AsTask()))
        {
            var entry = reader.Entry;
            var name = entry.Key ?? "";

            if (entry.IsDirectory)
            {
                continue;
            }

            if ((budget.Enter(name) ?? budget.CheckStated(name, entry.Size, stream.Length)) is { } rejection)
            {
                yield return new ContainerEntry { Name = name, Rejection = rejection };
                continue;
            }

            await using var content = new MeteredStream(await GuardAsync(() => reader.OpenEntryStreamAsync(cancellationToken).AsTask()), budget, () => stream.Length);
            yield return new ContainerEntry { Name = name, Content = content, Length = entry.Size, LastModified = entry.LastModifiedTime is { } time ? new DateTimeOffset(time) : null };
        }
    }

    /// <exception cref="InvalidDataException">The archive is damaged, or cannot be read without a password.</exception>
    private static async Task<T> GuardAsync<T>(Func<Task<T>> step)
    {
        try
        {
            return await step();
        }
        catch (CryptographicException locked)
        {
            throw new ArchiveLockedException("Even the directory of the 7z archive is encrypted.", locked);
        }
        catch (Exception fault) when (DecoderFaults.Is(fault))
        {
            throw new InvalidDataException("The 7z archive is damaged: " + fault.Message, fault);
        }
    }
}
