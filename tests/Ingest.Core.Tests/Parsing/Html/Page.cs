namespace Ingest.Core.Tests.Parsing.Html;

/// <summary>An invented page around what a test is about.</summary>
internal static class Page
{
    public const string Headline = "Harbour bridge closes in autumn";

    public const string First = "The old bridge over the harbour will close for a year from October, the port authority said on Monday after a long dispute about who should pay for it.";

    public const string Second = "Engineers found cracks in two of its piers in the spring, and the town has had lorries drive around the bay since then, which takes them forty minutes.";

    public const string Third = "A ferry will carry walkers and cyclists while the work lasts, and it is to run until midnight on the days when the theatre plays.";

    /// <param name="head">Into the head element.</param>
    /// <param name="above">Between headline and text.</param>
    /// <param name="inside">Between the first and the second paragraph.</param>
    /// <param name="below">Behind the text, inside its element.</param>
    public static string With(string head = "", string above = "", string inside = "", string below = "", string? title = null) => $"""
        <html lang="en"><head><title>{title ?? Headline}</title>{head}</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
        <article><h1>{Headline}</h1>{above}<div class="story-text"><p>{First}</p>{inside}<p>{Second}</p><p>{Third}</p>{below}</div></article>
        <footer>© 2024 The Harbour Mail</footer></body></html>
        """;
}
