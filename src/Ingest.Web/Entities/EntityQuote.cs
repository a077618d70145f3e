namespace Ingest.Web.Entities;

/// <summary>Something that was said, with the article that has it.</summary>
/// <param name="Type"><c>direct</c>, <c>mixed</c> or <c>indirect</c>.</param>
public sealed record EntityQuote(DateTimeOffset Date, string Text, string Type, string ArticleId, string? Headline);
