using Ingest.Tables.Reading;

namespace Ingest.Examples;

/// <summary>
/// Lists the articles about an entity that have been written since one looked last, whatever date they have: an article that was published last
/// week and dropped today is new today.
/// </summary>
public sealed class WhatIsNew(ArticleReader reader, TimeProvider time, TextWriter output)
{
    /// <returns>How many were listed.</returns>
    /// <remarks>The bookmark is saved after each page, so that a look that is broken off goes on where it stood.</remarks>
    public async Task<int> ListAsync(string name, string bookmarkFile, CancellationToken cancellationToken)
    {
        var bookmark = (Bookmark.Load(bookmarkFile, name) ?? Bookmark.First(name)).Begin(time.GetUtcNow());
        var options = new ReadOptions { ChangedSince = bookmark.ChangedSince, Continuation = bookmark.Continuation, PageSize = 100 };
        var listed = 0;

        await foreach (var page in reader.ByEntityAsync(name, options: options, cancellationToken: cancellationToken).AsPagesAsync(cancellationToken))
        {
            foreach (var row in page.Rows.Where(bookmark.IsNew))
            {
                await output.WriteLineAsync($"{row.Date:yyyy-MM-dd HH:mm} {(row.ArticleVersion > 1 ? "changed" : "new    ")} {row.ArticleId} {row.Headline}");
                listed++;
            }

            bookmark = bookmark.After(page);
            bookmark.Save(bookmarkFile);
        }

        return listed;
    }
}
