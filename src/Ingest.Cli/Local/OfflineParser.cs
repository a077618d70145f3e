using Ingest.Core.Articles;
using Ingest.Core.DeadLetters;
using Ingest.Core.Intake;
using Ingest.Core.Parsing;
using Microsoft.Extensions.Options;

namespace Ingest.Cli.Local;

/// <summary>Reads files as the pick-up does, archives included, without any storage.</summary>
public sealed class OfflineParser(IntakeOptions options)
{
    private readonly DocumentParser _parser = new();
    private readonly ArchiveReader _archives = new(Options.Create(options));

    public async Task<ParseOutcome> ParseAsync(DropFile file, CancellationToken cancellationToken)
    {
        var source = new FileInfo(file.Path);
        var metadata = await OfflineInput.ReadMetadataAsync(file.Path, cancellationToken);
        var info = new DropInfo(file.Name, ETag: "", source.Length, source.LastWriteTimeUtc);
        await using var blob = new DropBlob(info, metadata, source.OpenRead());
        await using var content = await SpooledContent.ReadAsync(blob, options, cancellationToken);

        if (content.Rejection is { } rejection)
        {
            return new ParseOutcome { Rejections = [rejection] };
        }

        return content.Kind == ContentKind.Archive
            ? await ParseArchiveAsync(content, info, metadata, cancellationToken)
            : _parser.Parse(new RawDocument { Blob = file.Name, Content = content.Bytes, LastModified = info.LastModified, Metadata = metadata }, cancellationToken);
    }

    private async Task<ParseOutcome> ParseArchiveAsync(SpooledContent content, DropInfo info, DropMetadata metadata, CancellationToken cancellationToken)
    {
        var articles = new List<Article>();
        var rejections = new List<Rejection>();

        await foreach (var entry in _archives.ReadAsync(content, cancellationToken))
        {
            var outcome = entry.Document is { } document
                ? _parser.Parse(document with { LastModified = document.LastModified ?? info.LastModified, Metadata = document.Metadata.Or(metadata) }, cancellationToken)
                : new ParseOutcome { Rejections = [entry.Rejection!] };
            articles.AddRange(outcome.Articles);
            rejections.AddRange(outcome.Rejections);
        }

        return new ParseOutcome { Articles = articles, Rejections = rejections };
    }
}
