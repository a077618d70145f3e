using System.Text.Json;

namespace Ingest.Core.DeadLetters;

/// <summary>The blob that a poison message of the Functions host names; the property names are the host's.</summary>
internal sealed record PoisonBlob
{
    public string? BlobName { get; init; }

    /// <summary>The version whose trigger failed; null where the host does not say.</summary>
    public string? ETag { get; init; }

    /// <returns>Null where the text is no such message.</returns>
    public static PoisonBlob? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, PoisonBlobJsonContext.Default.PoisonBlob);
        }
        catch (JsonException)
        {
            // Not the host's message; the caller files it as a bad one.
            return null;
        }
    }

    /// <summary>Whether the given version is the one that failed; hosts differ in quoting ETags.</summary>
    public bool IsVersion(string etag) => ETag is null || ETag.Trim('"') == etag.Trim('"');
}
