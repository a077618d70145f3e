using System.Text.Json;

namespace Ingest.Core.Intake;

/// <summary>
/// An event about a blob as Event Grid puts it on a queue, in its own schema or as a CloudEvent 1.0: how a deleted blob is told at once
/// instead of at the next sweep.
/// </summary>
/// <remarks>Microsoft Learn, "Azure Blob Storage as an Event Grid source".</remarks>
public static class BlobEvent
{
    private const string BlobsSegment = "/blobs/";

    /// <returns>Name of the blob in the container that the event is about, or null where the text is no such event.</returns>
    public static string? BlobOf(string text, string container)
    {
        ArgumentNullException.ThrowIfNull(text);

        // Every event names its type so; a message between the stages has neither word, and is not read twice.
        if (!text.Contains("Microsoft.Storage.Blob", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            var prefix = $"/blobServices/default/containers/{container}{BlobsSegment}";
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("subject", out var value)
                && value.ValueKind == JsonValueKind.String
                && value.GetString() is { } subject
                && subject.StartsWith(prefix, StringComparison.Ordinal)
                && subject.Length > prefix.Length
                ? subject[prefix.Length..]
                : null;
        }
        catch (JsonException)
        {
            // No event; whoever reads the message next says what is wrong with it.
            return null;
        }
    }
}
