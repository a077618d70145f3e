using System.Runtime.CompilerServices;
using Ingest.Core.Intake;
using Ingest.Core.Parsing;
using Microsoft.Extensions.Options;

namespace Ingest.Cli.Local;

/// <summary>Reads files as the pick-up does, archives included, without any storage. An archive's documents come one after the other: it need not fit into memory.</summary>
public sealed class OfflineParser(IntakeOptions options)
{
    private readonly DocumentParser _parser = new();
    private readonly ArchiveReader _archives = new(Options.Create(options));

    /// <returns>Each file's documents, in the files' order, with bytes of their own; at least one entry a file.</returns>
    public async IAsyncEnumerable<(DropFile File, ArchiveEntry Entry)> ReadAsync(IEnumerable<DropFile> files, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            var source = new FileInfo(file.Path);
            var metadata = await OfflineInput.ReadMetadataAsync(file.Path, cancellationToken);
            var info = new DropInfo(file.Name, ETag: "", source.Length, source.LastWriteTimeUtc);
            await using var blob = new DropBlob(info, metadata, source.OpenRead());
            await using var content = await SpooledContent.ReadAsync(blob, options, cancellationToken);

            if (content.Kind == ContentKind.Document)
            {
                var document = new RawDocument { Blob = file.Name, Content = content.Bytes, LastModified = info.LastModified, Metadata = metadata };
                yield return (file, content.Rejection is { } rejection ? new ArchiveEntry { Rejection = rejection } : new ArchiveEntry { Document = document });
                continue;
            }

            await foreach (var entry in _archives.ReadAsync(content, cancellationToken))
            {
                yield return (file, entry.Document is { } document ? new ArchiveEntry { Document = document with { Content = document.Content.ToArray(), LastModified = document.LastModified ?? info.LastModified, Metadata = document.Metadata.Or(metadata) } } : entry);
            }
        }
    }

    public ParseOutcome Parse(ArchiveEntry entry, CancellationToken cancellationToken) =>
        entry.Document is { } document ? _parser.Parse(document, cancellationToken) : new ParseOutcome { Rejections = [entry.Rejection!] };
}
