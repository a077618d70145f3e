namespace Ingest.Core.Stories;

/// <summary>An article and the later ones that are copies of it.</summary>
/// <param name="first">Who carried the story first.</param>
internal sealed class Story(ListedArticle first)
{
    private readonly List<ListedArticle> members = [first];

    public ListedArticle First => members[0];

    /// <summary>By date, then id; the first one is the oldest.</summary>
    public IReadOnlyList<ListedArticle> Members => members;

    /// <summary>What the members should be listed in: an article without copies is in no story.</summary>
    public string? ClusterId => members.Count > 1 ? First.Id : null;

    public int ClusterSize => members.Count > 1 ? members.Count : 0;

    /// <summary>Date of the last member that is listed in another story than it is in; null where none is.</summary>
    public DateTimeOffset? LastMoved => members.FindLast(member => member.ClusterId != ClusterId)?.Date;

    /// <summary>Whether the list differs from what was found, once all members are known.</summary>
    public bool IsChanged => members.Exists(IsChangedFor);

    public bool IsChangedFor(ListedArticle member) => member.ClusterId != ClusterId || member.ClusterSize != ClusterSize;

    public void Add(ListedArticle copy) => members.Add(copy);
}
