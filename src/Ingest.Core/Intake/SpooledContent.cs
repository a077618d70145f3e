using Ingest.Core.DeadLetters;
using Ingest.Core.Intake.Archives;

namespace Ingest.Core.Intake;

/// <summary>A drop's content on this machine: a document in memory, an archive in a temporary file that goes with this object.</summary>
public sealed class SpooledContent : IAsyncDisposable
{
    private const int CopyBytes = 128 * 1024;

    private SpooledContent(ContentKind kind, string name, ReadOnlyMemory<byte> bytes, Stream? archive, Rejection? rejection)
    {
        Kind = kind;
        Name = name;
        Bytes = bytes;
        Archive = archive;
        Rejection = rejection;
    }

    public ContentKind Kind { get; }

    public string Name { get; }

    /// <summary>A document's bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>An archive's bytes, seekable; null for a document.</summary>
    public Stream? Archive { get; }

    /// <summary>Why the content was not read.</summary>
    public Rejection? Rejection { get; }

    public static async Task<SpooledContent> ReadAsync(DropBlob blob, IntakeOptions options, CancellationToken cancellationToken)
    {
        var name = blob.Info.Name;
        var head = new byte[Math.Min(ArchiveReader.HeadBytes, blob.Info.Length)];
        var read = await blob.Content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        var kind = ArchiveReader.Detect(head.AsSpan(0, read), name);
        var limit = kind == ContentKind.Archive ? options.MaxArchiveBytes : options.MaxDocumentBytes;

        if (blob.Info.Length > limit)
        {
            var rejection = new Rejection { Reason = ReasonCode.TooLarge, Detail = $"The file has {blob.Info.Length} bytes; the limit is {limit}." };
            return new SpooledContent(ContentKind.Document, name, default, archive: null, rejection);
        }

        Stream target = kind == ContentKind.Archive ? TemporaryFile.Create() : new MemoryStream((int)blob.Info.Length);
        await target.WriteAsync(head.AsMemory(0, read), cancellationToken);
        await blob.Content.CopyToAsync(target, CopyBytes, cancellationToken);
        target.Position = 0;
        return target is MemoryStream memory
            ? new SpooledContent(kind, name, memory.GetBuffer().AsMemory(0, (int)memory.Length), archive: null, rejection: null)
            : new SpooledContent(kind, name, default, target, rejection: null);
    }

    public ValueTask DisposeAsync() => Archive?.DisposeAsync() ?? ValueTask.CompletedTask;
}
