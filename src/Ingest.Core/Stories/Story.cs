namespace Ingest.Core.Stories;

/// <summary>An article and the later ones that are copies of it.</summary>
internal sealed class Story
{
    private readonly List<ListedArticle> _members = [];

    // By fingerprint, who stands for all members with that text.
    private readonly Dictionary<string, ListedArticle> _byText = new(StringComparer.Ordinal);

    public Story(ListedArticle first) => Add(first);

    public ListedArticle First => _members[0];

    /// <summary>By date, then id; the first one is the oldest.</summary>
    public IReadOnlyList<ListedArticle> Members => _members;

    /// <summary>What the members should be listed in: an article without copies is in no story.</summary>
    public string? ClusterId => _members.Count > 1 ? First.Id : null;

    public int ClusterSize => _members.Count > 1 ? _members.Count : 0;

    /// <summary>Date of the last member that is listed in another story than it is in; null where none is.</summary>
    public DateTimeOffset? LastMoved => _members.FindLast(member => member.ClusterId != ClusterId)?.Date;

    /// <summary>Whether the list differs from what was found, once all members are known.</summary>
    public bool IsChanged => _members.Exists(IsChangedFor);

    public bool IsChangedFor(ListedArticle member) => member.ClusterId != ClusterId || member.ClusterSize != ClusterSize || member.DuplicateOf != DuplicateOf(member);

    /// <summary>Who stands for a member that is the same text in another file, once all members are known; null where it stands for itself.</summary>
    public string? DuplicateOf(ListedArticle member) =>
        member is { IsNamedByFile: true, Fingerprint: { } text } && _byText[text].Id is var id && id != member.Id ? id : null;

    public void Add(ListedArticle copy)
    {
        _members.Add(copy);

        // The first one, but one with an address of its own before those without.
        if (copy.Fingerprint is { } text && (!_byText.TryGetValue(text, out var standing) || (standing.IsNamedByFile && !copy.IsNamedByFile)))
        {
            _byText[text] = copy;
        }
    }
}
