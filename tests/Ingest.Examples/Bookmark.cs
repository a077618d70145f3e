using System.Text.Json;
using Ingest.Tables.Reading;
using Ingest.Tables.Rows;

namespace Ingest.Examples;

/// <summary>How far somebody has read about an entity; a small JSON file.</summary>
public sealed record Bookmark
{
    // The service's servers and this machine have clocks of their own; rows from around the last look are asked for again, and known by Seen.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    public required string Name { get; init; }

    /// <summary>This look asks for rows written since; null for all.</summary>
    public DateTimeOffset? ChangedSince { get; init; }

    /// <summary>When this look began; null between looks.</summary>
    public DateTimeOffset? Begun { get; init; }

    /// <summary>Where this look goes on; null at its start and between looks.</summary>
    public string? Continuation { get; init; }

    /// <summary>Rows that were listed and that the next look may meet again: row key and version, with the time at which they were written.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Seen { get; init; } = new Dictionary<string, DateTimeOffset>();

    public static Bookmark First(string name) => new() { Name = name };

    /// <returns>Null where there is none, or one about somebody else.</returns>
    public static Bookmark? Load(string file, string name) =>
        File.Exists(file) && JsonSerializer.Deserialize(File.ReadAllText(file), BookmarkJsonContext.Default.Bookmark) is { } bookmark && bookmark.Name == name ? bookmark : null;

    /// <summary>Replaces the file as a whole, so that a crash leaves the old one or the new one.</summary>
    public void Save(string file)
    {
        File.WriteAllText(file + ".new", JsonSerializer.Serialize(this, BookmarkJsonContext.Default.Bookmark));
        File.Move(file + ".new", file, overwrite: true);
    }

    /// <summary>The start of a look, or of the rest of one that was broken off.</summary>
    public Bookmark Begin(DateTimeOffset now) => Begun is null ? this with { Begun = now } : this;

    public bool IsNew(ArticleByEntityEntity row) => !Seen.ContainsKey(KeyOf(row));

    public Bookmark After(RowPage<ArticleByEntityEntity> page)
    {
        var seen = new Dictionary<string, DateTimeOffset>(Seen);

        foreach (var row in page.Rows)
        {
            seen[KeyOf(row)] = row.Timestamp ?? default;
        }

        return page.Continuation is null ? End(seen) : this with { Continuation = page.Continuation, Seen = seen };
    }

    // What is written while one reads can be missed, so the next look starts where this one began, or at its newest row if that is earlier.
    private Bookmark End(Dictionary<string, DateTimeOffset> seen)
    {
        var newest = seen.Count > 0 ? seen.Values.Max() : Begun!.Value;
        var since = (newest < Begun ? newest : Begun!.Value) - Overlap;
        return this with
        {
            ChangedSince = since,
            Begun = null,
            Continuation = null,
            Seen = seen.Where(row => row.Value >= since).ToDictionary(),
        };
    }

    private static string KeyOf(ArticleByEntityEntity row) => $"{row.RowKey} {row.ArticleVersion}";
}
