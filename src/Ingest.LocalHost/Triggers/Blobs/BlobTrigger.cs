using Ingest.LocalHost.Discovery;

namespace Ingest.LocalHost.Triggers.Blobs;

internal sealed record BlobTrigger(BlobPathPattern Path, string? Connection) : Trigger
{
    public override IReadOnlyList<Type> ValueTypes { get; } = [typeof(Stream), typeof(string), typeof(BinaryData), typeof(byte[])];

    public override IReadOnlyCollection<string> DataNames => Path.Tokens;

    public override string Describe(string httpAddress) => $"blobTrigger {Path}";
}
