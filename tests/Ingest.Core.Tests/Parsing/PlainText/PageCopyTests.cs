namespace Ingest.Core.Tests.Parsing.PlainText;

public sealed class PageCopyTests
{
    private const string Copy = """
        Harbour city reopens its old ferry line after eleven years
        Two electric boats now link Kestrel Quay with the northern islands, and tickets sold out within hours

        Harbour city reopens its old ferry line after eleven years
        Passengers board the electric ferry Marlin at Kestrel Quay on Sunday, October 27, 2024. KCNA via Reuters
        Updated: October 28, 2024, 9:40 a.m. ET
        0:00
        Share
        Copy link
        We use cookies to improve your experience. Accept all
        By Nora Lindqvist and Tomas Oyelaran
        October 28, 2024

        The first ferry to the northern islands in eleven years left Kestrel Quay shortly after dawn on Sunday, carrying 180 passengers, two school bands and a wedding party.

        Port officials said the two electric boats would make six crossings a day through the winter and ten from April.

        Advertisement

        How it is paid for

        Half of the money comes from a levy on cruise ships that the city council passed in March. The rest is a loan from the Coastal Investment Bank, to be paid back over 20 years.

        The port authority plans to review the timetable in January.

        Mira Castellan contributed to this report.

        Nora Lindqvist
        Nora Lindqvist
        Author
        Nora Lindqvist is a reporter who covers ports, shipping and the coast.
        twitter
        """;

    [Fact]
    public void Authors_EachHaveTheirBio_When_ItStandsBelowTheText()
    {
        var article = Dropped.Article(Copy + "\nTomas Oyelaran\nTomas Oyelaran writes about the islands.\n");

        Assert.Equal(["Nora Lindqvist is a reporter who covers ports, shipping and the coast.", "Tomas Oyelaran writes about the islands."], article.Authors.Select(author => author.Bio));
    }

    [Theory]
    [InlineData("Orbis Press writer Munir Halvorsen in Quetta contributed.", "Munir Halvorsen")]
    [InlineData("Orbis Press writers Munir Halvorsen in Quetta and Ida Roth in Oslo contributed to this report.", "Munir Halvorsen|Ida Roth")]
    public void Contributors_AreThePeopleBehindTheRole_When_AnAgencyNamesThem(string line, string names)
    {
        var article = Dropped.Article(Copy.Replace("Mira Castellan contributed to this report.", line, StringComparison.Ordinal));

        Assert.Equal(names.Split('|'), article.Contributors.Select(contributor => contributor.Name));
        Assert.DoesNotContain(line, article.Body);
    }

    [Fact]
    public void Body_EndsAboveTheComments_When_TheyAreLongerThanTheText()
    {
        var comments = string.Concat(Enumerable.Range(1, 12).Select(i => $"\nReader {i} says\nI took that ferry as a child, and I can still see the {i} lamps along the quay and hear the horn when it left for the islands in the morning.\nReply\n"));
        var page = Copy[..Copy.IndexOf("Mira Castellan", StringComparison.Ordinal)] + "12 Comments\n" + comments;

        var article = Dropped.Article(page);

        Assert.Equal("The port authority plans to review the timetable in January.", article.Body[^1]);
    }

    [Fact]
    public void PageCopy_BecomesExactlyItsFields_When_AllTheNoiseOfAPageStandsAroundIt()
    {
        var article = Dropped.Article(Copy);

        Assert.Equal("Harbour city reopens its old ferry line after eleven years", article.Headline);
        Assert.Equal("Two electric boats now link Kestrel Quay with the northern islands, and tickets sold out within hours", article.AlternativeHeadline);
        Assert.Equal(["Nora Lindqvist", "Tomas Oyelaran"], article.Authors.Select(author => author.Name));
        Assert.Equal("Nora Lindqvist is a reporter who covers ports, shipping and the coast.", article.Authors[0].Bio);
        Assert.Equal(["Mira Castellan"], article.Contributors.Select(contributor => contributor.Name));
        Assert.Equal("2024-10-28", article.DatePublished.ToString());
        Assert.Equal("2024-10-28T09:40:00-04:00", article.DateModified.ToString());
        var image = Assert.Single(article.Images);
        Assert.Equal("Passengers board the electric ferry Marlin at Kestrel Quay on Sunday, October 27, 2024.", image.Caption);
        Assert.Equal("KCNA via Reuters", image.CreditText);
        Assert.Equal(5, article.Body.Count);
        Assert.StartsWith("The first ferry", article.Body[0], StringComparison.Ordinal);
        Assert.Equal("How it is paid for", article.Body[2]);
        Assert.Equal("The port authority plans to review the timetable in January.", article.Body[4]);
    }

    [Theory]
    [InlineData("KCNA via Reuters")]
    [InlineData("Jo Vance/AFP via Getty Images")]
    public void Caption_IsPartedFromItsCredit_When_AnAgencyCarriesThePicture(string credit)
    {
        var article = Dropped.Article(Copy.Replace("KCNA via Reuters", credit, StringComparison.Ordinal));

        var image = Assert.Single(article.Images);
        Assert.Equal("Passengers board the electric ferry Marlin at Kestrel Quay on Sunday, October 27, 2024.", image.Caption);
        Assert.Equal(credit, image.CreditText);
        Assert.DoesNotContain(article.Body, paragraph => paragraph.Contains("Marlin", StringComparison.Ordinal) || paragraph is "Author" or "twitter" or "Nora Lindqvist");
    }

    [Theory]
    [InlineData("0:00", "player")]
    [InlineData("Copy link", "share")]
    [InlineData("Advertisement", "advertisement")]
    [InlineData("We use cookies to improve your experience. Accept all", "cookie")]
    [InlineData("Mira Castellan contributed to this report.", "contributors")]
    public void PageCopy_SaysWhyALineWasLeftOut_When_ItIsFurniture(string line, string reason)
    {
        var article = Dropped.Article(Copy);

        Assert.Contains(article.Provenance.Removed, removed => removed.Text == line && removed.Reason == reason);
    }

    [Theory]
    [InlineData("Elena MarkovicTwitterNews & Culture Writer", "October 28, 2024", "Elena Markovic")]
    [InlineData("公開日 2024年10月28日", "投稿者 Elena Markovic", "Elena Markovic")]
    [InlineData("October 28, 2024", "From the series “Harbours”, 1983 © Elena Markovic, Salhus Gallery, Rottvik", "")]
    [InlineData("IT・港湾 フェリー・橋", "October 28, 2024", "")]
    public void Authors_AreThePeople_When_OtherThingsStandWhereTheyDo(string first, string second, string expected)
    {
        var article = Dropped.Article($"""
            Ferry line opens again in Salhus

            {first}

            {second}

            The ferry line between Salhus and Mellby opened again on Monday after eleven years, the port said, and the first crossing was full by seven in the morning.

            It makes six crossings a day, and the town council expects that another two will be added in the summer when the visitors come.
            """);

        Assert.Equal(expected, string.Join('|', article.Authors.Select(author => author.Name)));
    }

    [Fact]
    public void WireText_GivesDatelineAgencyAndByline_When_SlugAndEndMarkFrameIt()
    {
        const string Wire = """
            BC-EU--Harbour-Strike, 1st Ld-Writethru
            Eds: Adds quotes from union.
            Dock workers in three ports end five-day strike
            By ELENA MARKOVIC

            ROTTVIK, March 3 (Reuters) - Dock workers in the ports of Rottvik, Salhus and
            Mellby went back to work on Monday after the union and the operators agreed on
            a pay rise of 6.5% over two years, both sides said.

            Shipping lines expect that it will take until the weekend to clear the backlog.
            Two vessels had been sent on to Antwerp.
            -30-
            """;

        var article = Dropped.Article(Wire);

        Assert.Equal("Dock workers in three ports end five-day strike", article.Headline);
        Assert.Equal("Elena Markovic", Assert.Single(article.Authors).Name);
        Assert.Equal("Reuters", article.SourceOrganization);
        Assert.Equal("ROTTVIK, March 3", article.Dateline);
        Assert.Equal(2, article.Body.Count);
        Assert.EndsWith("both sides said.", article.Body[0], StringComparison.Ordinal);
    }

    [Fact]
    public void MissingYear_ComesFromTheDaysAroundTheFile_When_OnlyDayAndMonthArePrinted()
    {
        var document = new Core.Parsing.RawDocument
        {
            Blob = "wire.txt",
            Content = System.Text.Encoding.UTF8.GetBytes("Ferry line opens again in Salhus\n\nSALHUS, Dec 30 (Reuters) - The ferry line between Salhus and Mellby opened again on Monday after eleven years, the port said.\n\nIt makes six crossings a day."),
            LastModified = new DateTimeOffset(2025, 1, 2, 8, 0, 0, TimeSpan.Zero),
        };

        var article = Assert.Single(new Core.Parsing.DocumentParser().Parse(document, TestContext.Current.CancellationToken).Articles);

        Assert.Equal("2024-12-30", article.DatePublished.ToString());
        Assert.True(article.Provenance.Fields["datePublished"].Inferred);
    }
}
