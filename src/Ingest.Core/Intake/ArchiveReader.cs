using System.IO.Compression;
using System.Runtime.CompilerServices;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Intake;

/// <summary>Reads zip archives and JSON Lines entry by entry: bounded memory, whatever the archive's size.</summary>
public sealed class ArchiveReader(IOptions<IntakeOptions> options)
{
    private static ReadOnlySpan<byte> ZipMagic => "PK\u0003\u0004"u8;

    /// <summary>Office documents are zip files too; their first entry is one of these.</summary>
    private static readonly string[] OfficeEntries = ["[Content_Types].xml", "_rels/", "docProps/", "word/", "mimetype"];

    public static ContentKind Detect(ReadOnlySpan<byte> head, string name)
    {
        if (head.StartsWith(ZipMagic))
        {
            return IsOffice(head) ? ContentKind.Document : ContentKind.Archive;
        }

        var isLines = name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase);
        return isLines && head.TrimStart("\uFEFF \t\r\n"u8).StartsWith("{"u8) ? ContentKind.Archive : ContentKind.Document;
    }

    public IAsyncEnumerable<ArchiveEntry> ReadAsync(SpooledContent content, CancellationToken cancellationToken)
    {
        Span<byte> head = stackalloc byte[4];
        var read = content.Archive!.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Archive.Position = 0;
        return head[..read].StartsWith(ZipMagic) ? ReadZipAsync(content, cancellationToken) : ReadLinesAsync(content, cancellationToken);
    }

    private async IAsyncEnumerable<ArchiveEntry> ReadZipAsync(SpooledContent content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var zip = Open(content.Archive!);

        if (zip is null)
        {
            yield return Reject("", ReasonCode.Malformed, "The file starts like a zip archive and has no readable directory; it may be cut off.");
            yield break;
        }

        var limits = new ArchiveLimits(options.Value);
        var files = zip.Entries.Where(entry => !entry.FullName.EndsWith('/')).ToArray();

        if (files.Length == 0)
        {
            yield return Reject("", ReasonCode.Empty, "The archive holds no file.");
        }

        foreach (var entry in files)
        {
            cancellationToken.ThrowIfCancellationRequested();

            if (limits.Check(entry) is { } rejection)
            {
                yield return new ArchiveEntry { Rejection = rejection };

                if (limits.Exhausted)
                {
                    yield break;
                }

                continue;
            }

            yield return await ReadEntryAsync(entry, content.Name, limits, cancellationToken);
        }
    }

    /// <returns>The archive with its directory read, or null where that is torn or no directory after all.</returns>
    private static ZipArchive? Open(Stream stream)
    {
        ZipArchive? zip = null;

        try
        {
            zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return zip.Entries.Count >= 0 ? zip : null;
        }
        catch (InvalidDataException)
        {
            // The caller says so in a rejection.
            zip?.Dispose();
            return null;
        }
    }

    private async Task<ArchiveEntry> ReadEntryAsync(ZipArchiveEntry entry, string blob, ArchiveLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            await using var source = await entry.OpenAsync(cancellationToken);
            var bytes = await BoundedRead.ToEndAsync(source, options.Value.MaxDocumentBytes, cancellationToken);

            if (bytes is null || !limits.Count(bytes.Length))
            {
                return Reject(entry.FullName, ReasonCode.TooLarge, "The entry unpacks to more than its header says, or than the limits allow.");
            }

            return new ArchiveEntry { Document = new RawDocument { Blob = blob, EntryPath = entry.FullName, Content = bytes, LastModified = entry.LastWriteTime } };
        }
        catch (InvalidDataException exception)
        {
            // One bad entry does not sink its archive.
            return Reject(entry.FullName, ReasonCode.Malformed, $"The entry cannot be unpacked: {exception.Message}");
        }
    }

    private async IAsyncEnumerable<ArchiveEntry> ReadLinesAsync(SpooledContent content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;

        await foreach (var line in LineReader.ReadAsync(content.Archive!, options.Value.MaxDocumentBytes, cancellationToken))
        {
            number++;
            var path = $"line-{number}";

            if (line is null)
            {
                yield return Reject(path, ReasonCode.TooLarge, $"The line is longer than {options.Value.MaxDocumentBytes} bytes.");
            }
            else if (line.AsSpan().Trim(" \t\r\uFEFF"u8).Length > 0)
            {
                yield return new ArchiveEntry { Document = new RawDocument { Blob = content.Name, EntryPath = path, Content = line } };
            }
        }
    }

    private static bool IsOffice(ReadOnlySpan<byte> head)
    {
        // Local file header: the name's length at 26, the name at 30 (APPNOTE 4.3.7).
        if (head.Length < 30)
        {
            return false;
        }

        var length = Math.Min(BitConverter.ToUInt16(head[26..28]), head.Length - 30);
        var name = System.Text.Encoding.ASCII.GetString(head.Slice(30, length));
        return OfficeEntries.Any(entry => name.StartsWith(entry, StringComparison.Ordinal));
    }

    private static ArchiveEntry Reject(string path, ReasonCode reason, string detail) =>
        new() { Rejection = new Rejection { EntryPath = path, Reason = reason, Detail = detail } };
}
