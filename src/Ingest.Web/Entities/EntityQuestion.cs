namespace Ingest.Web.Entities;

/// <param name="Name">As anybody writes it.</param>
/// <param name="Type">One of <see cref="Tables.Keys.EntityTypes"/>; null takes any.</param>
public sealed record EntityQuestion(string Name, string? Type);
