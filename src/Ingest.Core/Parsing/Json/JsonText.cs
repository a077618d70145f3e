using System.Text.Json;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing.Formats;

namespace Ingest.Core.Parsing.Json;

/// <summary>Loads JSON with bounds; comments and trailing commas pass.</summary>
internal static class JsonText
{
    private const int MaxDepth = 64;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth };

    /// <exception cref="DocumentException">The text is not JSON, or nests too deeply.</exception>
    public static JsonElement Load(SourceDocument source)
    {
        try
        {
            using var document = JsonDocument.Parse(JsonSurrogates.Mend(source.Text.TrimStart('\uFEFF')), Lenient);
            return document.RootElement.Clone();
        }
        catch (JsonException broken)
        {
            throw new DocumentException(ReasonCode.Malformed, $"The JSON is broken at line {broken.LineNumber + 1}, position {broken.BytePositionInLine}.", broken);
        }
        catch (ArgumentException surrogate)
        {
            throw new DocumentException(ReasonCode.Malformed, "The JSON holds half of a surrogate pair, which no UTF-8 text can.", surrogate);
        }
    }
}
