namespace Ingest.Core.Tests.Parsing.Documents;

public sealed class TextDocumentTests
{
    [Fact]
    public void Markdown_GivesFrontMatterAndParagraphs_When_BothAreThere()
    {
        const string Markdown = """
            ---
            title: "Oyster farmers get a second harbour"
            subtitle: A grant pays for cranes
            author:
              - Ingrid Falk
              - Joao Teles
            date: 2025-09-02
            tags: [fishing, oysters]
            ---

            # Oyster farmers get a second harbour

            ![Crates at the old quay. Photo: Ingrid Falk](https://coastpaper.example/img/crates.jpg)

            The state will pay **4.1 million crowns** for cranes at Mellby, as [asked in 2018](https://coastpaper.example/2018).

            ## What comes next

            - Building starts in November.
            """;

        var article = Dropped.Article(Markdown, "oysters.md");

        Assert.Equal("Oyster farmers get a second harbour", article.Headline);
        Assert.Equal("A grant pays for cranes", article.AlternativeHeadline);
        Assert.Equal(["Ingrid Falk", "Joao Teles"], article.Authors.Select(author => author.Name));
        Assert.Equal("2025-09-02", article.DatePublished.ToString());
        Assert.Equal(["fishing", "oysters"], article.Keywords);
        Assert.Equal(["The state will pay 4.1 million crowns for cranes at Mellby, as asked in 2018.", "What comes next", "Building starts in November."], article.Body);
        Assert.Equal(("Crates at the old quay.", "Ingrid Falk"), (article.Images[0].Caption, article.Images[0].CreditText));
    }

    [Fact]
    public void Rtf_GivesItsText_When_ItHasEscapesAndHiddenGroups()
    {
        const string Rtf = """
            {\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\author Nobody}}Bell tower gets its voice back\par
            By Edith Novak\par
            The tower of St. Anne\rquote s rang on Sunday for the first time in seven years, after 214 people had paid.\par
            A caf\'e9 at its foot gave the takings of every Friday, and \u352?imon Hala, who is 83, rang the bell.\par}
            """;

        var article = Dropped.Article(Rtf, "bell.doc");

        Assert.Equal("Bell tower gets its voice back", article.Headline);
        Assert.Equal("The tower of St. Anne’s rang on Sunday for the first time in seven years, after 214 people had paid.", article.Body[0]);
        Assert.Equal("A café at its foot gave the takings of every Friday, and Šimon Hala, who is 83, rang the bell.", article.Body[1]);
    }

    [Fact]
    public void Mhtml_IsReadAsItsPage_When_ABrowserSavedIt()
    {
        const string Saved = """
            From: <Saved by Blink>
            Snapshot-Content-Location: https://tarngazette.example/2024/library-all-night
            Subject: Library keeps its reading room open all night
            Date: Tue, 12 Nov 2024 08:00:00 -0000
            MIME-Version: 1.0
            Content-Type: multipart/related; type="text/html"; boundary="----b1"

            ------b1
            Content-Type: text/html
            Content-Transfer-Encoding: quoted-printable
            Content-Location: https://tarngazette.example/2024/library-all-night

            <html><body><h1>Library keeps its reading room open all night</h1><p>The public library of Tarnholm will leave its reading room open around the clock from December, the council decided on Monday by nine votes to four.</p><p>Students had collected 2,300 signatures for it, most of whom rent rooms without heating after ten in the evening.</p></body></html>

            ------b1--
            """;

        var article = Dropped.Article(Saved, "library.mhtml");

        Assert.Equal("Library keeps its reading room open all night", article.Headline);
        Assert.Equal("https://tarngazette.example/2024/library-all-night", article.Url);
        Assert.Equal(2, article.Body.Count);
    }
}
