namespace Ingest.Core.Tests.Parsing.Html;

/// <param name="Name">The kind of markup.</param>
/// <param name="Pictures">What a reader would name as caption and as credit of each picture.</param>
internal sealed record CaptionPage(string Name, string Html, IReadOnlyList<(string? Caption, string? Credit)> Pictures);
