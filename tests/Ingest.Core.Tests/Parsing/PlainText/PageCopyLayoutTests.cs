namespace Ingest.Core.Tests.Parsing.PlainText;

/// <summary>Layouts of page copies that once went wrong, with invented texts.</summary>
public sealed class PageCopyLayoutTests
{
    private const string Paragraphs = """
        The town of Brennmouth opened its new tidal pool on Saturday, and eleven hundred people swam in it before noon.

        The pool cost 2.1 million crowns, most of it paid by the fishing cooperative, which had closed its last cannery on the site in 1998.
        """;

    [Fact]
    public void Caption_GoesToTheImageOnce_When_ItIsPrintedTwiceAboveItsCredit()
    {
        var article = Dropped.Article("""
            Coast
            Brennmouth opens a tidal pool on the site of its last cannery
            Swimmers queued from six in the morning, and the lifeguards ran out of whistles

            Brennmouth opens a tidal pool on the site of its last cannery
            Swimmers wait at the new tidal pool in Brennmouth, on May 11, 2024. Handout/Orbis Photo via Getty Images
            Swimmers wait at the new tidal pool in Brennmouth, on May 11, 2024.
            Handout/Orbis Photo via Getty Images
            Updated: 12 May 2024, 10:32
            0:00
            /
            4:12
            Share
            By Halima Otieno

            """ + Paragraphs);

        var image = Assert.Single(article.Images);
        Assert.Equal("Swimmers wait at the new tidal pool in Brennmouth, on May 11, 2024.", image.Caption);
        Assert.Equal("Handout/Orbis Photo via Getty Images", image.CreditText);
        Assert.Equal("Brennmouth opens a tidal pool on the site of its last cannery", article.Headline);
        Assert.Equal("Swimmers queued from six in the morning, and the lifeguards ran out of whistles", article.AlternativeHeadline);
        Assert.Equal(2, article.Body.Count);
    }

    [Fact]
    public void Caption_LeavesTheBody_When_ItStandsThereOnceMoreWithoutItsCredit()
    {
        var article = Dropped.Article("""
            Brennmouth opens a tidal pool on the site of its last cannery
            By Halima Otieno
            BRENNMOUTH —

            """ + Paragraphs + """


            A lifeguard walks along the rim of the pool, May 11, 2024.

            A lifeguard walks along the rim of the pool, May 11, 2024. (Catalina Huenchual/Meridian Pictures)

            The cooperative keeps the keys, and the town pays for the lifeguards from the first of June to the last of September.
            """);

        Assert.Equal(3, article.Body.Count);
        Assert.Equal("A lifeguard walks along the rim of the pool, May 11, 2024.", Assert.Single(article.Images).Caption);
        Assert.Equal("BRENNMOUTH", article.Dateline);
    }

    [Theory]
    [InlineData("Figure 2. Depth of the pool at high and at low water")]
    [InlineData("Abb. 2: Tiefe des Beckens bei Flut und bei Ebbe")]
    [InlineData("図2 満潮時と干潮時のプールの深さ")]
    public void Caption_LeavesTheBody_When_ItBeginsAsNumberedFiguresDo(string caption)
    {
        var article = Dropped.Article("Brennmouth opens a tidal pool on the site of its last cannery\nBy Halima Otieno\n\n" + Paragraphs + "\n" + caption + "\n\nFigure 2 shows how the water leaves the pool with the tide, and the town has put it on a board beside the gate.\n");

        Assert.Equal(caption, Assert.Single(article.Images).Caption);
        Assert.Equal(3, article.Body.Count);
    }

    [Fact]
    public void Headline_IsNoCaption_When_ThePageStartsWithMenuAndDay()
    {
        var article = Dropped.Article("""
            The Pacific Courier
            Friday, 10 May 2024
            LATEST   WORLD   MONEY   CLIMATE   SPORT   VIDEO
            Subscribe from $1   |   Log in

            World  >  Coasts

            Brennmouth opens a tidal pool on the site of its last cannery

            Listen to this article
            0:00

            A lifeguard stands beside the new tidal pool in Brennmouth on Saturday. (Catalina Huenchual/Meridian Pictures)

            By IGNACIO REBOLLEDO and MAREN SOLBERG
            Published: May 11, 2024 9:41 pm EDT
            Updated: May 12, 2024 7:05 am EDT

            """ + Paragraphs);

        Assert.Equal("Brennmouth opens a tidal pool on the site of its last cannery", article.Headline);
        Assert.Equal(["Ignacio Rebolledo", "Maren Solberg"], article.Authors.Select(author => author.Name));
        Assert.Equal("2024-05-11T21:41:00-04:00", article.DatePublished.ToString());
        Assert.Equal("2024-05-12T07:05:00-04:00", article.DateModified.ToString());
        Assert.Equal("A lifeguard stands beside the new tidal pool in Brennmouth on Saturday.", Assert.Single(article.Images).Caption);
    }

    [Fact]
    public void Body_GoesOn_When_TitlesOfOtherArticlesStandInsideIt()
    {
        var article = Dropped.Article("Brennmouth opens a tidal pool\n\nBy Maren Solberg\n\n" + Paragraphs + """


            “Nobody asked for marble, we asked for steps that do not kill grandmothers,” said the cooperative's chair, Edda Marlow, who swam first.

            RELATED
            Why the cannery closed in one afternoon
            The lifeguard who never learned to swim

            The council expects forty thousand visitors a year, and has ordered six more benches, two of them with a view of the ferries.

            Valentina Paredes in Salhus and Owen Achterberg in Rottvik contributed to this report.
            """);

        Assert.Equal(4, article.Body.Count);
        Assert.StartsWith("The council expects", article.Body[3], StringComparison.Ordinal);
        Assert.Equal(["Valentina Paredes", "Owen Achterberg"], article.Contributors.Select(person => person.Name));
        Assert.Contains(article.Provenance.Removed, removed => removed.Text == "Why the cannery closed in one afternoon" && removed.Reason == "related");
    }

    [Fact]
    public void Date_IsAsPrinted_When_TheMonthStandsInTheNamesOfTwoCalendars()
    {
        var article = Dropped.Article("""
            العقبة تبدأ تشغيل محطة صغيرة لتحلية المياه بالطاقة الشمسية

            كتبت: ريم الخضيرات
            العقبة، 21 نيسان/أبريل 2024

            بدأت مدينة العقبة الأردنية يوم الأحد تشغيل محطة لتحلية مياه البحر تعمل بالطاقة الشمسية، وهي الأولى من نوعها على ساحل الخليج، وفق ما أعلنته الشركة المنفذة للمشروع.

            وتنتج المحطة 1800 متر مكعب من المياه يومياً، وهو ما يكفي نحو ثلاثة آلاف أسرة في المدينة وحولها.
            """);

        Assert.Equal("2024-04-21", article.DatePublished.ToString());
        Assert.False(article.Provenance.Fields["datePublished"].Inferred);
    }

    [Fact]
    public void MissingYear_ComesFromThePage_When_ACaptionIsDated()
    {
        var article = Dropped.Article("""
            Brennmouth opens a tidal pool on the site of its last cannery
            Maren Solberg
            May 12
            Swimmers wait at the new tidal pool in Brennmouth, on May 11, 2019. Handout/Orbis Photo via Getty Images

            """ + Paragraphs);

        Assert.Equal("2019-05-12", article.DatePublished.ToString());
        Assert.True(article.Provenance.Fields["datePublished"].Inferred);
    }

    [Fact]
    public void Publication_IsTheEarlierDay_When_TwoDaysStandInOneLineWithoutAnyMark()
    {
        var article = Dropped.Article("Brennmouth opens a tidal pool\nMay 21, 2025April 24, 2025 by Maren Solberg\n\n" + Paragraphs);

        Assert.Equal("2025-04-24", article.DatePublished.ToString());
        Assert.Equal("Maren Solberg", Assert.Single(article.Authors).Name);
    }

    [Theory]
    [InlineData("Maren Solberg | May 12, 2024 - 8:48 am")]
    [InlineData("May 12, 2024 at 6:08 PM ET by Maren Solberg")]
    [InlineData("By Maren Solberg@msolberg May 12, 2024, 10:20am EST")]
    [InlineData("Maren SolbergMay 12, 2024")]
    [InlineData("Written By: Maren Solberg, Harbour Editor")]
    [InlineData("Maren Solberg\nMay 12, 2024")]
    [InlineData("Maren Solberg\n4 min read\nMay 12, 2024")]
    [InlineData("Written by\nMaren Solberg\nStaff writer")]
    public void Byline_NamesThePerson_When_DateRoleOrAccountStandBesideHer(string byline)
    {
        var article = Dropped.Article("Brennmouth opens a tidal pool on the site of its last cannery\n" + byline + "\n\n" + Paragraphs);

        Assert.Equal("Maren Solberg", Assert.Single(article.Authors).Name);
    }

    [Theory]
    [InlineData("Travel Tips\nMay 12, 2024")]
    [InlineData("Rowena CLI\nMay 12, 2024")]
    [InlineData("Tidal Pool\nMay 12, 2024")]
    [InlineData("By Staff")]
    [InlineData("Updated by the news desk")]
    public void Byline_IsLeftOut_When_ItNamesNoPerson(string byline)
    {
        var article = Dropped.Article("Brennmouth opens a tidal pool on the site of its last cannery\n" + byline + "\n\n" + Paragraphs);

        Assert.Empty(article.Authors);
    }

    [Fact]
    public void Headline_IsNoRowOfMenuEntries_When_SuchARowStandsAboveTheDate()
    {
        var article = Dropped.Article("""
            Brennmouth opens a tidal pool on the site of its last cannery
            Features Pricing Blog About Log In Get Started Free
            May 12, 2024

            """ + Paragraphs);

        Assert.Equal("Brennmouth opens a tidal pool on the site of its last cannery", article.Headline);
    }

    [Fact]
    [Trait("Category", "Measuring")]
    public void Parsing_EndsSoon_When_EightMegabytesStandInOneLine()
    {
        var text = string.Concat(Enumerable.Repeat("The pool is open. ", 8_000_000 / 18));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Dropped.Parse(text);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public void Headline_StandsAboveItsByline_When_TeasersOfTheMenuAreSentences()
    {
        var article = Dropped.Article("""
            Products
            Tide tables for harbour masters
            Plan the week with tables for four hundred harbours, renewed each night from the gauges.
            Pool planner
            See who swims when, and keep the lanes free for the clubs that have booked them.
            Pricing
            About us
            Coast
            Brennmouth opens a tidal pool on the site of its last cannery
            Halima Otieno
            12 May 2024

            """ + Paragraphs + """


            Contents
            Why the pool is cold
            Who holds the keys

            Why the pool is cold

            The water comes through two gates in the rim and is as cold as the sea outside, which in May is eleven degrees.
            """);

        Assert.Equal("Brennmouth opens a tidal pool on the site of its last cannery", article.Headline);
        Assert.Equal("Halima Otieno", Assert.Single(article.Authors).Name);
        Assert.StartsWith("The town of Brennmouth", article.Body[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Bio_LeavesTheBody_When_ItIntroducesSomebodyNewAtTheEnd()
    {
        var article = Dropped.Article("""
            Brennmouth opens a tidal pool on the site of its last cannery
            12 May 2024

            """ + Paragraphs + """


            The cooperative keeps the keys, and the town pays for the lifeguards from the first of June to the last of September.

            Robert Castellan
            Robert writes about harbours and the people who live from them, and swims all year.
            """);

        Assert.Equal(3, article.Body.Count);
        Assert.Equal("Robert Castellan", Assert.Single(article.Authors).Name);
    }

    [Fact]
    public void Paragraph_StaysInTheBody_When_ThePersonItEndsWithWasNamedBefore()
    {
        var article = Dropped.Article("""
            Brennmouth opens a tidal pool on the site of its last cannery
            By Halima Otieno
            12 May 2024

            """ + Paragraphs + """


            Robert Castellan swam first, at six in the morning, and came back for a second round with his two daughters at eight.

            Robert Castellan is a researcher at the institute across the road and has asked for such a pool for thirty years.
            """);

        Assert.Equal(4, article.Body.Count);
    }

    [Fact]
    public void Author_IsTheOwner_When_APersonsOwnSiteNamesNobodyElse()
    {
        var article = Dropped.Article("""
            Nora Castellan
            Notes
            Brennmouth opens a tidal pool on the site of its last cannery
            12 May 2024

            """ + Paragraphs);

        Assert.Equal("Nora Castellan", Assert.Single(article.Authors).Name);
    }

    [Fact]
    public void Headline_IsTheLineThatATrailEndsWith_When_AnOfferStandsNearer()
    {
        var article = Dropped.Article("""
            Home / Coast / Brennmouth opens a tidal pool on the site of its last cannery
            Brennmouth opens a tidal pool on the site of its last cannery
            What are you looking for?
            12 May 2024

            """ + Paragraphs);

        Assert.Equal("Brennmouth opens a tidal pool on the site of its last cannery", article.Headline);
    }

    [Theory]
    [InlineData("Medically reviewed by Ida Roth, MD — Written by Jane Halvorsen — Updated on 12 May 2024", "Jane Halvorsen")]
    [InlineData("By Jane HalvorsenPublished: 12 May 2024", "Jane Halvorsen")]
    [InlineData("by Jane Halvorsen—10 min read", "Jane Halvorsen")]
    [InlineData("Jane HalvorsenStaff Writer", "Jane Halvorsen")]
    [InlineData("Written by Jane Halvorsen, Nora Castellan, and Robert Castellan", "Jane Halvorsen|Nora Castellan|Robert Castellan")]
    [InlineData("By Jane Halvorsen Executive Digital Editor and Master Gardener", "Jane Halvorsen")]
    [InlineData("Travel Tips", "")]
    [InlineData("Reviewed by Ida Roth", "")]
    public void Authors_AreTheWritersAlone_When_TheirLineHoldsMore(string line, string names)
    {
        var article = Dropped.Article("Brennmouth opens a tidal pool on the site of its last cannery\n" + line + "\n12 May 2024\n\n" + Paragraphs);

        Assert.Equal(names.Split('|', StringSplitOptions.RemoveEmptyEntries), article.Authors.Select(author => author.Name));
    }
}
