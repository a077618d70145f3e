using System.Text;
using Ingest.Core.DeadLetters;
using Ingest.Core.Intake;
using Ingest.Core.Parsing;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Tests.Intake.Archives;

/// <summary>Hands bytes to the archive reader as a dropped file.</summary>
internal static class Unpacked
{
    public static async Task<List<ArchiveEntry>> ReadAsync(string name, byte[] bytes, IntakeOptions? options = null)
    {
        options ??= new IntakeOptions();
        await using var blob = new DropBlob(new DropInfo(name, "\"0x1\"", bytes.Length, DateTimeOffset.UnixEpoch), DropMetadata.None, new MemoryStream(bytes));
        await using var content = await SpooledContent.ReadAsync(blob, options, TestContext.Current.CancellationToken);
        return content.Kind == ContentKind.Document ? [] : await new ArchiveReader(Options.Create(options)).ReadAsync(content, TestContext.Current.CancellationToken).Select(WithOwnBytes).ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Each entry as "path=text", a rejection as "path!Reason".</summary>
    public static async Task<IReadOnlyList<string>> TextsAsync(string name, byte[] bytes, IntakeOptions? options = null) =>
        [.. (await ReadAsync(name, bytes, options)).Select(Text)];

    private static ArchiveEntry WithOwnBytes(ArchiveEntry entry) => entry.Document is { } document ? entry with { Document = document with { Content = document.Content.ToArray() } } : entry;

    private static string Text(ArchiveEntry entry) => entry.Document is { } document
        ? $"{document.EntryPath}={Encoding.UTF8.GetString(document.Content.Span)}"
        : $"{entry.Rejection!.EntryPath}!{entry.Rejection.Reason}";

    public static ReasonCode? Reason(this IEnumerable<ArchiveEntry> entries, string path) => entries.Single(entry => entry.Rejection?.EntryPath == path).Rejection!.Reason;
}
