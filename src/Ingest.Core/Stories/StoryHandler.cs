using Ingest.Core.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Ingest.Core.Stories;

/// <summary>
/// Finds copies of one story among the listed articles, and says in the tables who carried it first and what the others changed. What it writes is a function of
/// the list as it stands, so that it may run at any time, beside itself and the writers, and be cut short.
/// </summary>
public sealed partial class StoryHandler(IStoryStore stories, StoryWriter writer, IngestTelemetry telemetry, TimeProvider time, ILogger<StoryHandler> logger)
{
    /// <summary>How far back every run looks. Older months are looked at when the writer has marked them.</summary>
    public static readonly TimeSpan Recent = StoryFinder.Window;

    /// <summary>Runs may be this late without missing an article that was not marked because it was recent.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    /// <summary>A mark stays for so long that its writer, who does not set it for every article, has written and gone: several times what a function may take.</summary>
    private static readonly TimeSpan MarkStays = TimeSpan.FromMinutes(30);

    private static readonly DateTimeOffset Earliest = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The timer's run: recent articles, and months that were marked.</summary>
    public async Task HandleAsync(MessageContext context, CancellationToken cancellationToken)
    {
        using var activity = telemetry.Start("cluster articles");
        var now = time.GetUtcNow();
        var marks = await stories.MarksAsync(cancellationToken);
        var spans = marks.Select(mark => (From: mark.Month, To: mark.Month.AddMonths(1))).Append((From: now - Recent - Slack, To: Latest));
        var changed = 0;

        foreach (var (from, to) in Merge(spans))
        {
            changed += await RunAsync(from, to, cancellationToken);
        }

        foreach (var mark in marks.Where(mark => mark.At < now - MarkStays))
        {
            await stories.ClearAsync(mark, cancellationToken);
        }

        Log.Clustered(logger, changed);
    }

    /// <summary>All articles, whatever their dates.</summary>
    /// <returns>Stories that were written, changed or taken away.</returns>
    public Task<int> ClusterAllAsync(CancellationToken cancellationToken) => RunAsync(Earliest + StoryFinder.Window, Latest, cancellationToken);

    private async Task<int> RunAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var changed = await FindAsync(from, to, cancellationToken);

        // The latest first: what an earlier one has moved is still to be seen if this is cut short.
        for (var i = changed.Count - 1; i >= 0; i--)
        {
            await writer.WriteAsync(changed[i], cancellationToken);
        }

        return changed.Count;
    }

    /// <summary>Stories that differ from the list, by the date of their first article.</summary>
    private async Task<IReadOnlyList<Story>> FindAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var finder = new StoryFinder();
        var changed = new List<Story>();
        var lastMoved = to;

        await foreach (var article in stories.ListAsync(from - StoryFinder.Window, from, cancellationToken))
        {
            finder.Follow(article);
        }

        await foreach (var article in stories.ListAsync(from, Latest, cancellationToken))
        {
            foreach (var story in finder.Close(article.Date).Where(story => story.IsChanged))
            {
                changed.Add(story);
                lastMoved = story.LastMoved is { } date && date > lastMoved ? date : lastMoved;
            }

            // An article that moved may have begun a story, whose other members are to be looked at then; beyond that nothing can change.
            if (article.Date - StoryFinder.Window >= lastMoved && !finder.HasMoved)
            {
                return changed;
            }

            finder.Add(article);
        }

        return [.. changed, .. finder.Close(DateTimeOffset.MaxValue).Where(story => story.IsChanged)];
    }

    private static IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Merge(IEnumerable<(DateTimeOffset From, DateTimeOffset To)> spans)
    {
        var merged = new List<(DateTimeOffset From, DateTimeOffset To)>();

        foreach (var span in spans.OrderBy(span => span.From))
        {
            // What begins where another one's copies may lie is looked at together with it.
            if (merged.Count > 0 && span.From - StoryFinder.Window <= merged[^1].To)
            {
                merged[^1] = (merged[^1].From, span.To > merged[^1].To ? span.To : merged[^1].To);
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Wrote {Stories} stories that had changed")]
        public static partial void Clustered(ILogger logger, int stories);
    }
}
