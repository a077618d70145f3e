using System.Globalization;
using System.Text;

namespace Ingest.Testing;

/// <summary>Invented articles, each another one and the same on every run: people, places and organisations, a quote or two, dates and sums.</summary>
public static class InventedNews
{
    private static readonly string[] First = "Mara Jonas Helena Tomas Ada Pedro Ingrid Samuel Lucia Viktor Nadia Oscar Selma Henrik Paula Milan Rosa Anton Clara Bruno".Split(' ');
    private static readonly string[] Last = "Lindqvist Keller Marsh Novak Okafor Almeida Bergstrom Whitfield Moretti Petrov Rahman Dupont Aalto Jansen Costa Horvat Quinn Weber Sato Fischer".Split(' ');
    private static readonly string[] Places = "Hamburg Lisbon Nairobi Osaka Bergen Valparaiso Gdansk Kumasi Tallinn Cork Antwerp Recife Split Bordeaux Malmo Porto Galway Turku Trieste Ghent".Split(' ');
    private static readonly string[] Bodies = ["Harbour Authority", "City Council", "University of the Coast", "Ministry of Transport", "Chamber of Commerce", "Teachers' Union", "Red Cross", "Water Board", "Port Museum", "Rail Agency"];
    private static readonly string[] Things = ["a ferry line", "a night bus", "a tidal turbine", "a school library", "a cycle bridge", "a seed bank", "a concert hall", "a fish market", "a tram depot", "a weather station"];

    public static string Headline(int number)
    {
        var random = new Random(number);
        return string.Create(CultureInfo.InvariantCulture, $"{Pick(random, Places)} opens {Pick(random, Things)} after {random.Next(3, 19)} years, line {number}");
    }

    /// <summary>A plain-text page: headline, byline, dateline and paragraphs up to about so many characters.</summary>
    public static string PlainText(int number, int characters)
    {
        var random = new Random(number);
        var author = $"{Pick(random, First)} {Pick(random, Last)}";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Headline(number)}\n\nBy {author}\n\n{Pick(random, Places).ToUpperInvariant()}, {Date(number):MMMM d, yyyy} - ");
        AppendBody(text, random, characters - text.Length, "\n\n");
        return text.Append('\n').ToString();
    }

    public static string Html(int number, int characters)
    {
        var random = new Random(number);
        var body = new StringBuilder("<p>");
        AppendBody(body, random, characters - 700, "</p>\n<p>");
        return string.Create(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>{Headline(number)} | The Coast Courier</title>
            <link rel="canonical" href="{Url(number)}">
            <meta property="og:type" content="article"><meta property="og:site_name" content="The Coast Courier">
            <meta property="article:published_time" content="{Date(number):yyyy-MM-dd'T'HH:mm:ss'Z'}">
            </head><body><header><nav><a href="/">Home</a> <a href="/news">News</a></nav></header>
            <main><article><h1>{Headline(number)}</h1><p class="byline">By {Pick(random, First)} {Pick(random, Last)}</p>
            {body}</p>
            </article></main><footer>All rights reserved.</footer></body></html>
            """);
    }

    public static string Url(int number) => string.Create(CultureInfo.InvariantCulture, $"https://coast-courier.example/news/{number}");

    /// <summary>Days of two months, so that index rows of a batch go to two partitions.</summary>
    public static DateTime Date(int number) => new DateTime(2025, 3, 1, 8, 0, 0, DateTimeKind.Utc).AddMinutes(number * 7919L % (60 * 24 * 61));

    public static string Body(int number, int characters)
    {
        var body = new StringBuilder();
        AppendBody(body, new Random(number), characters, "\n\n");
        return body.ToString();
    }

    private static void AppendBody(StringBuilder text, Random random, int characters, string paragraph)
    {
        var end = text.Length + characters;
        var cast = Enumerable.Range(0, 3).Select(_ => $"{Pick(random, First)} {Pick(random, Last)}").ToArray();
        var body = Pick(random, Bodies);
        var place = Pick(random, Places);

        for (var sentence = 0; text.Length < end; sentence++)
        {
            text.Append(sentence == 0 ? "" : sentence % 3 == 0 ? paragraph : " ");
            text.Append(Sentence(sentence, random, cast, body, place));
        }
    }

    private static string Sentence(int sentence, Random random, string[] cast, string body, string place)
    {
        var thing = Pick(random, Things);
        var number = random.Next(2, 900);
        return string.Create(CultureInfo.InvariantCulture, $"{(sentence % 8) switch
        {
            0 => $"The {body} of {place} has approved {thing} that will cost {number} million euros and serve {random.Next(4, 90)},000 people",
            1 => $"Work near the old harbour began in {2000 + random.Next(4, 24)} and was halted twice by storms and by a dispute over land",
            2 => $"Engineers from {place} tested the foundations for {random.Next(3, 30)} weeks before the first part was lowered into place",
            3 => $"\"We have waited for this for {random.Next(3, 30)} years, and number {number} was worth it,\" said {cast[sentence / 8 % cast.Length]}, who heads the {body}",
            4 => $"Residents asked for quieter nights and wider paths, and {random.Next(20, 80)} percent of those who were polled said they would use it each week",
            5 => $"{cast[(sentence / 8 + 1) % cast.Length]} told the council that the plan had been changed after a visit to a similar site abroad",
            6 => $"The budget covers repairs of {number} metres of wall, new lamps and a small pavilion for travellers who wait in the rain",
            _ => $"A second vote is expected in autumn, when the figures for the first {random.Next(2, 11)} months will have been published",
        }}.");
    }

    private static string Pick(Random random, string[] of) => of[random.Next(of.Length)];
}
