using Azure.Data.Tables;
using Ingest.Tables.Keys;
using Ingest.Tables.Reading;

namespace Ingest.Examples;

/// <summary>
/// The C# of docs/tables.md and of the package's README, between markers of a snippet's name; a test compares the texts. Here they are compiled, and another
/// test runs them.
/// </summary>
public static class Questions
{
    public static async Task AskAllAsync(string connectionString, DateTimeOffset lastWeek, DateTimeOffset looked)
    {
        // <open>
        var reader = new ArticleReader(new TableServiceClient(connectionString));
        // </open>
        await ArticleAsync(reader);
        await StoryAsync(reader);
        await ListsAsync(reader, lastWeek);
        await EntitiesAsync(reader);
        await GoingOnAsync(reader, looked);
    }

    private static async Task StoryAsync(ArticleReader reader)
    {
        // <story>
        await foreach (var copy in reader.StoryOfAsync("9zk9xHEXkcL9MVovGej5yA"))
        {
            Console.WriteLine($"{copy.Date:u} {copy.Publisher}: {copy.Headline}, {copy.AddedCount} paragraphs added, {copy.RemovedCount} left out");
        }
        // </story>
    }

    private static async Task ArticleAsync(ArticleReader reader)
    {
        // <article>
        var article = await reader.GetAsync("9zk9xHEXkcL9MVovGej5yA");   // null where there is none
        Console.WriteLine(article?.Body);                                // chunked columns are put together
        // </article>
    }

    private static async Task ListsAsync(ArticleReader reader, DateTimeOffset lastWeek)
    {
        // <latest>
        await foreach (var row in reader.LatestAsync(new ReadOptions { From = lastWeek }))
        {
            Console.WriteLine($"{row.Date:u} {row.Headline}");
        }
        // </latest>

        // <source>
        await foreach (var row in reader.BySourceAsync("Example Wire", new ReadOptions { From = lastWeek }))
        {
            Console.WriteLine($"{row.Date:u} {row.Headline}");
        }
        // </source>
    }

    private static async Task EntitiesAsync(ArticleReader reader)
    {
        // <entity>
        await foreach (var row in reader.ByEntityAsync("Mara Lindqvist", EntityTypes.Person))
        {
            Console.WriteLine($"{row.Date:u} {row.Headline}, {row.Mentions} mentions");
        }
        // </entity>

        // <entity-articles>
        var rows = reader.ByEntityAsync("World Food Programme", EntityTypes.Organization).Take(20);

        await foreach (var article in reader.GetEachAsync(rows.Select(row => row.ArticleId)))
        {
            Console.WriteLine($"{article.Headline}\n{article.Body}\n");
        }
        // </entity-articles>

        // <together>
        await foreach (var both in reader.CoOccurrencesAsync(["Mara Lindqvist", "Tomas Weil"]))
        {
            Console.WriteLine($"{both.Date:u} {both.Headline}");
        }
        // </together>

        // <speaker>
        await foreach (var quote in reader.BySpeakerAsync("Mara Lindqvist"))
        {
            Console.WriteLine($"{quote.Date:u} {quote.Speaker}: {quote.Text}");
        }
        // </speaker>
    }

    private static async Task GoingOnAsync(ArticleReader reader, DateTimeOffset looked)
    {
        // <pages>
        var page = await reader.LatestAsync(new ReadOptions { PageSize = 50 }).AsPagesAsync().FirstAsync();
        var next = await reader.LatestAsync(new ReadOptions { PageSize = 50, Continuation = page.Continuation }).AsPagesAsync().FirstAsync();
        // </pages>
        Console.WriteLine(page.Rows.Count + next.Rows.Count);

        // <changed>
        await foreach (var row in reader.ByEntityAsync("Mara Lindqvist", options: new ReadOptions { ChangedSince = looked }))
        {
            Console.WriteLine($"{row.Timestamp:u} {row.Headline}");
        }
        // </changed>
    }
}
