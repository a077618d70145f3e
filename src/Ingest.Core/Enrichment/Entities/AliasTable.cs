using System.Text;
using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>Names that news uses for well-known places, peoples and organisations, with the one canonical name of each.</summary>
internal sealed class AliasTable
{
    private readonly Dictionary<ulong, Alias> _aliases;

    private AliasTable(Dictionary<ulong, Alias> aliases) => _aliases = aliases;

    /// <summary>The alias written as this phrase, or null. The caller compares the case (<see cref="Alias.IsAcronym"/>) and the type.</summary>
    public Alias? Find(ulong phrase, EntityType type) => _aliases.TryGetValue(Key(phrase, type), out var alias) ? alias : null;

    public static AliasTable Build(IReadOnlyDictionary<(ulong Phrase, EntityType Type), Alias> aliases)
    {
        ArgumentNullException.ThrowIfNull(aliases);

        return new AliasTable(aliases.ToDictionary(a => Key(a.Key.Phrase, a.Key.Type), a => a.Value));
    }

    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);

        var names = _aliases.Values.Select(a => a.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();

        writer.Write(names.Length);

        foreach (var name in names)
        {
            writer.Write(name);
        }

        writer.Write(_aliases.Count);

        foreach (var (key, alias) in _aliases.OrderBy(a => a.Key))
        {
            writer.Write(key);
            writer.Write((ushort)Array.BinarySearch(names, alias.Name, StringComparer.Ordinal));
            writer.Write((byte)alias.Type);
            writer.Write(alias.IsAcronym);
        }
    }

    public static AliasTable Load(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);

        var names = new string[reader.ReadInt32()];

        for (var i = 0; i < names.Length; i++)
        {
            names[i] = reader.ReadString();
        }

        var count = reader.ReadInt32();
        var aliases = new Dictionary<ulong, Alias>(count);

        for (var i = 0; i < count; i++)
        {
            aliases.Add(reader.ReadUInt64(), new Alias(names[reader.ReadUInt16()], (EntityType)reader.ReadByte(), reader.ReadBoolean()));
        }

        return new AliasTable(aliases);
    }

    private static ulong Key(ulong phrase, EntityType type) => phrase ^ ((ulong)type + 1);
}
