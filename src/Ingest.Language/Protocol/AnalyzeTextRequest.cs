using System.Text.Json.Serialization;

namespace Ingest.Language.Protocol;

/// <summary>Body of <c>POST /language/:analyze-text</c> for entity recognition.</summary>
internal sealed record AnalyzeTextRequest(
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("parameters")] AnalyzeTextParameters Parameters,
    [property: JsonPropertyName("analysisInput")] AnalysisInput AnalysisInput);

/// <param name="ModelVersion">A date or <c>latest</c>.</param>
/// <param name="StringIndexType">The unit of offsets: <c>Utf16CodeUnit</c>.</param>
/// <param name="LoggingOptOut">True: the service keeps no copy of the text.</param>
internal sealed record AnalyzeTextParameters(
    [property: JsonPropertyName("modelVersion")] string ModelVersion,
    [property: JsonPropertyName("stringIndexType")] string StringIndexType,
    [property: JsonPropertyName("loggingOptOut")] bool LoggingOptOut);

internal sealed record AnalysisInput([property: JsonPropertyName("documents")] IReadOnlyList<InputDocument> Documents);

internal sealed record InputDocument(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("language")] string? Language,
    [property: JsonPropertyName("text")] string Text);
