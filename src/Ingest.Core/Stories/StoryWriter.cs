using Ingest.Core.Writing;

namespace Ingest.Core.Stories;

/// <summary>
/// Brings what is stored of a story to what was found. What the members leave goes first, while they still tell what that is; their own rows come before the story's, so that
/// a run or a withdrawal beside this one sees whose member each is; the list is last, so that what was cut short is found again.
/// </summary>
public sealed class StoryWriter(IStoryStore stories, IArticleStore articles, CarrierLedger carriers)
{
    internal async Task WriteAsync(Story story, CancellationToken cancellationToken)
    {
        foreach (var left in story.Members.Select(member => member.ClusterId).OfType<string>().Distinct().Where(id => id != story.ClusterId))
        {
            await LeaveAsync(story, left, cancellationToken);
        }

        foreach (var member in story.Members.Where(member => member.ClusterId != story.ClusterId))
        {
            await stories.AssignAsync(member.Id, story.ClusterId, cancellationToken);
        }

        if (story.ClusterId is { } clusterId && !await TryWriteCopiesAsync(story, clusterId, cancellationToken))
        {
            // The first article has been withdrawn since it was listed: the next run finds the story without it.
            return;
        }

        foreach (var member in story.Members.Where(story.IsChangedFor))
        {
            if (await TryStandAsideAsync(member, story.DuplicateOf(member), cancellationToken))
            {
                await stories.ListInAsync(member, story.ClusterId, story.ClusterSize, story.DuplicateOf(member), cancellationToken);
            }
        }
    }

    /// <summary>The article's row, the ledger and the index rows, in the order of the writer of articles.</summary>
    /// <returns>False where the article has changed since it was listed.</returns>
    private async Task<bool> TryStandAsideAsync(ListedArticle member, string? duplicateOf, CancellationToken cancellationToken)
    {
        if (member.DuplicateOf == duplicateOf)
        {
            return true;
        }

        if (await articles.StandAsideAsync(member.Id, member.Fingerprint, duplicateOf, cancellationToken) is not { } placed)
        {
            return false;
        }

        foreach (var blob in placed.Results[0].Moved)
        {
            await carriers.SettleAsync(blob, [member.Id], cancellationToken);
        }

        await articles.IndexAsync(placed, cancellationToken);
        return true;
    }

    private async Task<bool> TryWriteCopiesAsync(Story story, string clusterId, CancellationToken cancellationToken)
    {
        if (await articles.FindAsync(clusterId, cancellationToken) is not { } first)
        {
            return false;
        }

        var stored = await stories.CopiesAsync(clusterId, cancellationToken);
        var put = new List<StoryCopy>();
        var kept = new HashSet<StoryCopy>();

        foreach (var member in story.Members)
        {
            if (stored.FirstOrDefault(copy => copy.Id == member.Id && copy.Date == member.Date && copy.Version == member.Version && copy.FirstVersion == first.Version) is { } known)
            {
                kept.Add(known);
            }
            else if ((member == story.First ? first : await articles.FindAsync(member.Id, cancellationToken)) is { } found)
            {
                put.Add(Compare(story.First, first, member, found));
            }
        }

        await stories.ReplaceAsync(clusterId, await ObsoleteAsync(story, clusterId, stored.Except(kept), cancellationToken), put, cancellationToken);
        await TakeBackAsync(clusterId, put, cancellationToken);
        return true;
    }

    /// <summary>An article that is withdrawn takes its row along; one that was gone before the row was there could not.</summary>
    private async Task TakeBackAsync(string clusterId, IReadOnlyCollection<StoryCopy> put, CancellationToken cancellationToken)
    {
        var gone = new List<StoryCopy>();

        foreach (var copy in put)
        {
            if (await stories.ClusterOfAsync(copy.Id, cancellationToken) != clusterId)
            {
                gone.Add(copy);
            }
        }

        await stories.ReplaceAsync(clusterId, gone, [], cancellationToken);
    }

    /// <summary>Rows of a member under another date, and of articles that do not belong to the story by their own rows either: those that do are the newer finding of a run beside this one.</summary>
    private async Task<IReadOnlyCollection<StoryCopy>> ObsoleteAsync(Story story, string clusterId, IEnumerable<StoryCopy> others, CancellationToken cancellationToken)
    {
        var obsolete = new List<StoryCopy>();

        foreach (var other in others)
        {
            var member = story.Members.FirstOrDefault(member => member.Id == other.Id);

            if (member is null ? await stories.ClusterOfAsync(other.Id, cancellationToken) != clusterId : member.Date != other.Date)
            {
                obsolete.Add(other);
            }
        }

        return obsolete;
    }

    /// <summary>Takes the members out of a story that they were in; where its first article begins it no more, all of it goes.</summary>
    private async Task LeaveAsync(Story story, string left, CancellationToken cancellationToken)
    {
        var stored = await stories.CopiesAsync(left, cancellationToken);
        var stands = story.Members.All(member => member.Id != left) && await stories.ClusterOfAsync(left, cancellationToken) == left;
        await stories.ReplaceAsync(left, [.. stored.Where(copy => !stands || story.Members.Any(member => member.Id == copy.Id))], [], cancellationToken);
    }

    private static StoryCopy Compare(ListedArticle firstListed, StoredArticle first, ListedArticle listed, StoredArticle copy) => new()
    {
        Id = listed.Id,
        Version = listed.Version,
        FirstVersion = first.Version,
        Date = listed.Date,
        Headline = copy.Article.Headline,
        Publisher = copy.Article.Publisher ?? copy.Article.SourceOrganization,
        Url = copy.Article.Url,
        Similarity = listed.Id == firstListed.Id ? 1 : listed.Signature.SimilarityTo(firstListed.Signature),
        IsSameText = copy.Article.Fingerprint is { } fingerprint && fingerprint == first.Article.Fingerprint,
        Change = ArticleDiff.Between(first.Article, copy.Article, listed.Version, listed.Date, copy.Blob),
    };
}
