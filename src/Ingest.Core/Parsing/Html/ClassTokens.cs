using System.Collections.Frozen;

namespace Ingest.Core.Parsing.Html;

/// <summary>
/// What class and id names say about an element. Names are split at marks and capitals into tokens ("relatedPosts-list" is related,
/// posts, list); single tokens and pairs are looked up, so "author" in "author-bio" counts and "headline" in "headlines-rail" does not.
/// </summary>
internal static class ClassTokens
{
    private static readonly FrozenDictionary<string, PageRegions> Regions = Build();

    public static PageRegions Of(string names)
    {
        var regions = PageRegions.None;
        var tokens = Tokens(names);

        for (var i = 0; i < tokens.Count; i++)
        {
            if (Regions.TryGetValue(tokens[i], out var region))
            {
                regions |= region;
            }

            if (i + 1 < tokens.Count && Regions.TryGetValue(tokens[i] + tokens[i + 1], out region))
            {
                regions |= region;
            }
        }

        return regions;
    }

    public static List<string> Tokens(string names)
    {
        var tokens = new List<string>();
        var start = 0;

        for (var i = 0; i <= names.Length; i++)
        {
            var isEnd = i == names.Length || !char.IsLetterOrDigit(names[i]);
            var isHump = !isEnd && i > start && char.IsUpper(names[i]) && char.IsLower(names[i - 1]);

            if (isEnd || isHump)
            {
                if (i > start)
                {
                    tokens.Add(names[start..i].ToLowerInvariant());
                }

                start = isHump ? i : i + 1;
            }
        }

        return tokens;
    }

    private static FrozenDictionary<string, PageRegions> Build()
    {
        var regions = new Dictionary<string, PageRegions>(StringComparer.Ordinal);
        Add(PageRegions.Navigation, "nav navbar navigation menu submenu megamenu breadcrumb breadcrumbs crumbs pagination pager paging toolbar topbar skiplink skiplinks jumpto toc tableofcontents backtotop sitenav prevnext nextprev postnav hamburger offcanvas dropdown");
        Add(PageRegions.Footer, "footer pagefooter sitefooter globalfooter copyright colophon");
        Add(PageRegions.Aside, "sidebar sidebars rail rightrail siderail aside widgetarea sidebarwidget rightcolumn rightcol leftcolumn leftrail secondary complementary infobox factbox marginale marginalspalte randspalte linktipps");
        Add(PageRegions.Hidden, "visuallyhidden sronly screenreader printonly dnone");
        Add(PageRegions.Caption, "caption captions figcaption wpcaption imagecaption photocaption cutline gallerycaption captiontext legend legende bildunterschrift bildtext bildetekst kuvateksti didascalia bijschrift piedefoto piefoto");
        Add(PageRegions.Credit, "credit credits photocredit photocredits imagecredit imgcredit photographer imagesource imageattribution copyright bildnachweis bildquelle fotocredit");
        Add(PageRegions.Figure, "gallery slideshow carousel lightbox slider swiper");
        Add(PageRegions.Byline, "byline bylines author authors authorname authorinfo authorline dateline postmeta entrymeta articlemeta metadata postinfo articleinfo artikelinfo entryinfo byauthor writtenby contributors postauthor entryauthor storymeta publishdate pubdate dateandauthor readtime readingtime autor autorin autoren autores auteur auteurs autore autori verfasser forfatter skribent kirjoittaja");
        Add(PageRegions.Bio, "bio biography authorbio aboutauthor authorbox authorprofile authordescription authorcard authorblock");
        Add(PageRegions.Time, "timestamp datetime date postdate entrydate publicationdate posteddate publisheddate updateddate datum fecha fechapublicacion veroeffentlicht");
        Add(PageRegions.Comments, "comment comments disqus commentlist respond commentsection livefyre reply replies viafoura spotim kommentare kommentarer commentaires comentarios commenti reacties komentarze");
        Add(PageRegions.Share, "share sharing social sharebar socialshare sharetools addtoany addthis sharethis sharedaddy shares socials followus followbar");
        Add(PageRegions.Promotion, "newsletter newsletters subscribe subscription signup optin promo promos promotion advert advertisement advertising ads ad adunit adslot adwrapper adcontainer sponsor sponsored sponsors banner popup modal overlay paywall donate donation cta calltoaction dfp outbrain taboola revcontent interstitial leadgen mailchimp piano affiliate upsell regwall mcsignup appdownload");
        Add(PageRegions.Related, "related relatedposts relatedarticles relatedcontent relatedstories recommended recommendation recommendations recommend recirc recirculation trending popular mostpopular mostread readmore readnext readalso upnext morefrom morenews morestories latest latestnews latestposts youmaylike alsolike seealso teaser teasers topstories headlines recent recentposts crosslink crosslinks inlinerelated suggested suggestions similar moreon relacionadas relacionados relacionada relacionado correlati correlate meistgelesen masleidas maislidas lireaussi leggianche leesook morelinks powiazane souvisejici nextpost nextstory nextarticle prevpost previouspost previousstory ensavoir savoirplus");
        Add(PageRegions.Tags, "tags taglist posttags articletags keywords topics entrytags tagcloud categories postcategories catlinks tagged");
        Add(PageRegions.Notice, "cookie cookies consent gdpr onetrust cookiebanner privacy disclaimer disclosure login signin loginform search searchform searchbox print printfriendly toast alertbar transcriptbutton rating ratings poll quiz");
        Add(PageRegions.Header, "masthead siteheader globalheader pageheader header topheader");
        Add(PageRegions.Dek, "dek deck standfirst subtitle subheadline subhead lede excerpt summary articlesummary kicker strapline");
        return regions.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(PageRegions region, string tokens)
        {
            foreach (var token in tokens.Split(' '))
            {
                regions[token] = regions.GetValueOrDefault(token) | region;
            }
        }
    }
}
