using System.Text;
using System.Text.Unicode;

namespace Ingest.Core.Batches;

/// <summary>What a queue message says. The host hands the body over as it lies in the queue: a trigger that decodes cannot run on a body that does not, and so can tell nobody of it.</summary>
public static class MessageText
{
    // Three bytes for four characters.
    private const int BytesPerGroup = 3;
    private const int CharactersPerGroup = 4;

    /// <returns>The text in base64, as Ingest, Event Grid and the blob trigger send it; anything else as it is.</returns>
    public static string Decode(string body)
    {
        ArgumentNullException.ThrowIfNull(body);

        var bytes = new byte[(body.Length / CharactersPerGroup * BytesPerGroup) + BytesPerGroup];
        return Convert.TryFromBase64String(body, bytes, out var count) && Utf8.IsValid(bytes.AsSpan(0, count)) ? Encoding.UTF8.GetString(bytes, 0, count) : body;
    }
}
