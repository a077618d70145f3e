namespace Ingest.Tables.Reading;

/// <param name="Name">As anybody writes it: see <see cref="Keys.EntityNames"/>.</param>
/// <param name="Type">One of <see cref="Keys.EntityTypes"/>; null means any of them, at four times the cost.</param>
public readonly record struct EntityName(string Name, string? Type = null)
{
    public static implicit operator EntityName(string name) => new(name);

    public static EntityName FromString(string name) => new(name);
}
