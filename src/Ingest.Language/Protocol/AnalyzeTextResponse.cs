using System.Text.Json.Serialization;

namespace Ingest.Language.Protocol;

internal sealed record AnalyzeTextResponse([property: JsonPropertyName("results")] EntityResults? Results);

/// <param name="Documents">One for each input document that was read.</param>
/// <param name="Errors">One for each that was not.</param>
internal sealed record EntityResults(
    [property: JsonPropertyName("documents")] IReadOnlyList<OutputDocument>? Documents,
    [property: JsonPropertyName("errors")] IReadOnlyList<DocumentError>? Errors);

internal sealed record OutputDocument(
    [property: JsonPropertyName("id")] string? Id,
    [property: JsonPropertyName("entities")] IReadOnlyList<OutputEntity>? Entities);

/// <param name="Category">Such as <c>Person</c>.</param>
/// <param name="Offset">In the unit that the request asked for.</param>
/// <param name="Length">In the same unit.</param>
/// <param name="ConfidenceScore">0 to 1.</param>
internal sealed record OutputEntity(
    [property: JsonPropertyName("category")] string? Category,
    [property: JsonPropertyName("offset")] int Offset,
    [property: JsonPropertyName("length")] int Length,
    [property: JsonPropertyName("confidenceScore")] double ConfidenceScore);

internal sealed record DocumentError(
    [property: JsonPropertyName("id")] string? Id,
    [property: JsonPropertyName("error")] ErrorDetail? Error);

internal sealed record ErrorDetail([property: JsonPropertyName("code")] string? Code);
