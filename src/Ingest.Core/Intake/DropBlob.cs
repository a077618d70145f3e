using Ingest.Core.Parsing;

namespace Ingest.Core.Intake;

/// <summary>One version of a dropped blob, open for reading; the content belongs to exactly this ETag.</summary>
public sealed class DropBlob(DropInfo info, DropMetadata metadata, Stream content) : IAsyncDisposable
{
    public DropInfo Info => info;

    public DropMetadata Metadata => metadata;

    /// <summary>Forward only.</summary>
    public Stream Content => content;

    public ValueTask DisposeAsync() => content.DisposeAsync();
}
