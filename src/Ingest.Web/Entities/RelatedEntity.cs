namespace Ingest.Web.Entities;

/// <param name="Type">One of <see cref="Tables.Keys.EntityTypes"/>.</param>
/// <param name="Articles">Articles that mention both.</param>
public sealed record RelatedEntity(string Type, string Name, int Articles);
