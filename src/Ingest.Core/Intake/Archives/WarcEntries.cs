using System.Globalization;
using System.Runtime.CompilerServices;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing;

namespace Ingest.Core.Intake.Archives;

/// <summary>
/// The documents in a WARC file (ISO 28500:2017): successful responses, resources and conversions. What pages are made of beside their
/// text (pictures, styles, scripts) is passed over, as are failed requests.
/// </summary>
internal static class WarcEntries
{
    private static readonly string[] NoDocuments = ["image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript", "application/x-javascript", "application/ecmascript", "application/font", "application/x-font", "application/vnd.ms-fontobject", "application/wasm", "application/octet-stream", "text/dns"];

    public static async IAsyncEnumerable<ContainerEntry> ReadAsync(Stream stream, ArchiveBudget budget, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = new LineSource(stream);
        var source = new SlicedSource(lines);
        var (number, lost) = (0, false);

        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!line.StartsWith("WARC/", StringComparison.Ordinal))
            {
                if (line.Length > 0 && !lost)
                {
                    lost = true;
                    yield return ContainerEntry.Rejected("", ReasonCode.Malformed, $"Behind record {number} there is no next one; it was searched for.");
                }

                continue;
            }

            (number, lost) = (number + 1, false);
            var name = string.Create(CultureInfo.InvariantCulture, $"record-{number}");
            var head = await ReadHeadAsync(lines, cancellationToken);

            if (!long.TryParse(head["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            {
                yield return ContainerEntry.Rejected(name, ReasonCode.Malformed, "The record does not say how long it is.");
                lost = true;
            }
            else if (IsWanted(head))
            {
                using var block = new PooledBuffer();

                if (await ReadRecordAsync(source, block, name, head, length, budget, cancellationToken) is { } entry)
                {
                    yield return entry;
                }
            }
            else
            {
                await source.SkipAsync(length, cancellationToken);
            }
        }
    }

    private static async Task<HeaderFields> ReadHeadAsync(LineSource lines, CancellationToken cancellationToken)
    {
        var head = new HeaderFields();

        while (await lines.ReadLineAsync(cancellationToken) is { Length: > 0 } line)
        {
            head.Add(line);
        }

        return head;
    }

    private static bool IsWanted(HeaderFields head) =>
        head["WARC-Type"]?.ToLowerInvariant() is "response" or "resource" or "conversion"
        && Uri(head)?.EndsWith("/robots.txt", StringComparison.OrdinalIgnoreCase) != true
        && !IsNoDocument(head.MediaType)
        && !IsNoDocument(head["WARC-Identified-Payload-Type"]);

    private static bool IsNoDocument(string? mediaType) => mediaType is not null && NoDocuments.Any(kind => mediaType.StartsWith(kind, StringComparison.OrdinalIgnoreCase));

    /// <returns>Null where the record holds no document.</returns>
    private static async Task<ContainerEntry?> ReadRecordAsync(SlicedSource source, PooledBuffer target, string name, HeaderFields head, long length, ArchiveBudget budget, CancellationToken cancellationToken)
    {
        if (length > budget.Options.MaxDocumentBytes || budget.Enter(name) is not null)
        {
            await source.SkipAsync(length, cancellationToken);
            return ContainerEntry.Rejected(name, budget.Exhausted ? ReasonCode.ArchiveLimit : ReasonCode.TooLarge, budget.Exhausted ? $"The archive has more than {budget.Options.MaxEntries} entries; the rest was left." : $"The record has {length} bytes; the limit is {budget.Options.MaxDocumentBytes}.");
        }

        await source.ReadExactlyAsync(target.GetMemory((int)length)[..(int)length], cancellationToken);
        target.Advance((int)length);
        var block = target.Written;

        try
        {
            var response = head["WARC-Type"]?.Equals("response", StringComparison.OrdinalIgnoreCase) == true ? await HttpPayload.ReadAsync(block, budget, cancellationToken) : null;
            return response is { Status: < 200 or > 299 } || IsNoDocument(response?.Headers.MediaType) || (response?.Body.Length ?? length) == 0 ? null : Entry(name, head, response, block);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or ArchiveLimitException)
        {
            // One bad record does not sink the others.
            return ContainerEntry.Rejected(name, damaged is InvalidDataException ? ReasonCode.Malformed : ReasonCode.ArchiveLimit, $"The body of the recorded response cannot be decoded: {damaged.Message}");
        }
    }

    private static ContainerEntry Entry(string name, HeaderFields head, HttpPayload? response, ReadOnlyMemory<byte> block)
    {
        var retrieved = Date(head["WARC-Date"]);
        var body = response?.Body ?? block;
        return new ContainerEntry
        {
            Name = name,
            Content = body.ToStream(),
            Length = body.Length,
            LastModified = Date(response?.Headers["Last-Modified"]) ?? retrieved,
            Charset = (response?.Headers ?? head).Charset,
            Metadata = new DropMetadata { Url = Uri(head), Retrieved = retrieved },
        };
    }

    /// <summary>WARC 1.0 allowed angle brackets around it.</summary>
    private static string? Uri(HeaderFields head) => head["WARC-Target-URI"]?.Trim('<', '>', ' ');

    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
