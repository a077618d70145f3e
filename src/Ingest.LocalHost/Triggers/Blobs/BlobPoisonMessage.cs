using System.Text.Json.Serialization;

namespace Ingest.LocalHost.Triggers.Blobs;

/// <summary>What the real host writes to <c>webjobs-blobtrigger-poison</c> about a blob that failed too often.</summary>
internal sealed record BlobPoisonMessage
{
    public string Type { get; init; } = "BlobTrigger";

    public required string FunctionId { get; init; }

    public string BlobType { get; init; } = "BlockBlob";

    public required string ContainerName { get; init; }

    public required string BlobName { get; init; }

    /// <summary>With its quotation marks.</summary>
    public required string ETag { get; init; }
}

[JsonSerializable(typeof(BlobPoisonMessage))]
internal sealed partial class BlobPoisonJson : JsonSerializerContext;
