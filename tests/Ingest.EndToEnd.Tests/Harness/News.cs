using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Ingest.EndToEnd.Tests.Harness;

/// <summary>Invented articles in the formats that are dropped; the number makes each of them another one.</summary>
internal static class News
{
    public const string Speaker = "Helena Marsh";

    private static readonly string[] Words =
        "river bridge council harbour winter market school ferry budget signal garden tunnel library station orchard quarry meadow timber lantern canal".Split(' ');

    public static string Headline(int number) => $"Council of Veldburg opens ferry line number {Text(number)}";

    public static string Paragraph(int number) =>
        $"The council of Veldburg has opened ferry line number {Text(number)} across the Oder, which joins the old harbour and the new quarter on the eastern bank.";

    /// <summary>Plain text: headline, byline, dateline, three paragraphs, one of them a quote.</summary>
    public static string PlainText(int number) =>
        $"""
        {Headline(number)}

        By Jonas Keller

        BERLIN, March 3, 2025 - {Paragraph(number)}

        "We have waited for this line for eleven years," said {Speaker}, the mayor of the town. "Nobody will have to take the long way round any more."

        The first boats left at six in the morning. More than four hundred people were on board, and the harbour office in Hamburg expects twice as many in summer.

        """;

    /// <param name="url">The canonical URL; null for a page that names none.</param>
    public static string Html(int number, string? url = null, string published = "2025-03-04T08:30:00Z", string? modified = null)
    {
        var link = url is null ? "" : $"""<link rel="canonical" href="{url}">""";
        var change = modified is null ? "" : $"""<meta property="article:modified_time" content="{modified}">""";
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>{Headline(number)} | The Veldburg Courier</title>
            {link}
            <meta property="og:type" content="article">
            <meta property="og:title" content="{Headline(number)}">
            <meta property="og:site_name" content="The Veldburg Courier">
            <meta property="article:published_time" content="{published}">
            {change}
            </head>
            <body>
            <header><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav></header>
            <main><article>
            <h1>{Headline(number)}</h1>
            <p>By Jonas Keller</p>
            <p>{Paragraph(number)}</p>
            <p>"We have waited for this line for eleven years," said {Speaker}, the mayor of the town. "Nobody will have to take the long way round any more."</p>
            <p>The first boats left at six in the morning. More than four hundred people were on board, and the harbour office in Hamburg expects twice as many in summer.</p>
            </article></main>
            <footer>All rights reserved.</footer>
            </body>
            </html>
            """;
    }

    /// <summary>One record of a JSON Lines file, in the words of schema.org.</summary>
    public static string JsonLine(int number) => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["headline"] = Headline(number),
        ["articleBody"] = $"{Paragraph(number)}\n\nThe first boats left at six in the morning. More than four hundred people were on board.",
        ["datePublished"] = "2025-03-05T10:00:00Z",
        ["url"] = $"https://courier.example/lines/{Text(number)}",
    });

    /// <summary>An article whose batch is too large to travel inside a message: words in an order that does not compress.</summary>
    public static string Long(int number)
    {
        var random = new Random(number);
        var text = new StringBuilder(PlainText(number));

        for (var paragraph = 0; paragraph < 150; paragraph++)
        {
            text.AppendJoin(' ', Enumerable.Range(0, 60).Select(_ => $"{Words[random.Next(Words.Length)]}{random.Next(1000).ToString(CultureInfo.InvariantCulture)}")).Append(".\n\n");
        }

        return text.ToString();
    }

    public static byte[] Zip(IEnumerable<(string Name, string Content)> entries)
    {
        using var bytes = new MemoryStream();

        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
