namespace Ingest.Core.Tests.Parsing.Html;

/// <summary>
/// Invented pages in the ways that news sites mark up their pictures, with the captions and credits a reader would name. No public set
/// labels captions, so this one measures them.
/// </summary>
internal static class CaptionPages
{
    public static readonly IReadOnlyList<CaptionPage> All =
    [
        Of("figure with figcaption", """<figure><img src="/b.jpg" alt=""><figcaption>The harbour bridge at low tide on Sunday morning.</figcaption></figure>""", ("The harbour bridge at low tide on Sunday morning.", null)),
        Of("credit as a span of the caption", """<figure><img src="/b.jpg"><figcaption>Dock workers wait for the first ferry. <span class="credit">Marek Halvorsen/Agence Nordique</span></figcaption></figure>""", ("Dock workers wait for the first ferry.", "Marek Halvorsen/Agence Nordique")),
        Of("credit in brackets", """<figure><img src="/b.jpg"><figcaption>Mayor Ines Ostrander speaks to reporters at the town hall (AP Photo/Tomas Reyl)</figcaption></figure>""", ("Mayor Ines Ostrander speaks to reporters at the town hall", "AP Photo/Tomas Reyl")),
        Of("credit behind a label", """<figure><img src="/b.jpg"><figcaption>A crane lifts the last beam into place. Photo: Lena Brodal</figcaption></figure>""", ("A crane lifts the last beam into place.", "Lena Brodal")),
        Of("WordPress caption", """<div id="attachment_7" class="wp-caption aligncenter"><img src="/b.jpg"><p class="wp-caption-text">Volunteers fill sandbags behind the old mill.</p></div>""", ("Volunteers fill sandbags behind the old mill.", null)),
        Of("block-builder figure", """<figure class="wp-block-image size-large"><img src="/b.jpg"><figcaption class="wp-element-caption">Students cross the footbridge that replaced the ferry. Credit: Ada Lindqvist</figcaption></figure>""", ("Students cross the footbridge that replaced the ferry.", "Ada Lindqvist")),
        Of("caption as a div", """<div class="article-image"><img src="/b.jpg"><div class="image-caption">The council chamber, empty after the vote was put off.</div></div>""", ("The council chamber, empty after the vote was put off.", null)),
        Of("caption and credit as divs", """<div class="photo"><img src="/b.jpg"><div class="photo-caption">Engineers measure the eastern bank.</div><div class="photo-credit">Oskar Thiel / Kestrel Pictures</div></div>""", ("Engineers measure the eastern bank.", "Oskar Thiel / Kestrel Pictures")),
        Of("cutline of a paper", """<div class="media"><img src="/b.jpg"><p class="cutline">Ferry captain Ruth Sandoval on her last crossing.</p></div>""", ("Ferry captain Ruth Sandoval on her last crossing.", null)),
        Of("gallery", """<div class="gallery"><figure><img src="/1.jpg"><figcaption>The ferry leaves the northern pier.</figcaption></figure><figure><img src="/2.jpg"><figcaption>Passengers watch the shore from the deck.</figcaption></figure></div>""", ("The ferry leaves the northern pier.", null), ("Passengers watch the shore from the deck.", null)),
        Of("German label", """<figure><img src="/b.jpg"><figcaption>Die alte Brücke im Hafen wird im Herbst gesperrt. Foto: Jörg Hallmann/dpa</figcaption></figure>""", ("Die alte Brücke im Hafen wird im Herbst gesperrt.", "Jörg Hallmann/dpa")),
        Of("Spanish label", """<figure><img src="/b.jpg"><figcaption>El viejo puente del puerto cerrará en otoño. | Foto: Marta Olmedo / EFE</figcaption></figure>""", ("El viejo puente del puerto cerrará en otoño.", "Marta Olmedo / EFE")),
        Of("agency at the end", """<figure><img src="/b.jpg"><figcaption>Fishing boats sheltered from the storm in the inner harbour. REUTERS/Iga Nowosad</figcaption></figure>""", ("Fishing boats sheltered from the storm in the inner harbour.", "REUTERS/Iga Nowosad")),
        Of("stock agency", """<figure><img src="/b.jpg"><figcaption>A toll gate on the coastal road. Getty Images</figcaption></figure>""", ("A toll gate on the coastal road.", "Getty Images")),
        Of("copyright sign", """<figure><img src="/b.jpg"><figcaption>Snow closed the pass for three days © Fjellfoto</figcaption></figure>""", ("Snow closed the pass for three days", "Fjellfoto")),
        Of("credit alone", """<figure><img src="/b.jpg"><figcaption>Photo by Ada Lindqvist</figcaption></figure>""", (null, "Ada Lindqvist")),
        Of("caption in Chinese", """<figure><img src="/b.jpg"><figcaption>周日清晨退潮时的海港大桥。</figcaption></figure>""", ("周日清晨退潮时的海港大桥。", null)),
        Of("caption in Arabic", """<figure><img src="/b.jpg"><figcaption>جسر الميناء القديم صباح يوم الأحد</figcaption></figure>""", ("جسر الميناء القديم صباح يوم الأحد", null)),
        Of("two paragraphs in a caption", """<figure><img src="/b.jpg"><figcaption><p>The mill wheel turns again.</p><p class="media-credit">Hanne Voss</p></figcaption></figure>""", ("The mill wheel turns again.", "Hanne Voss")),
        Of("gallery as a figure of figures", """<figure class="gallery"><figure><img src="/1.jpg"><figcaption>The ferry leaves the northern pier.</figcaption></figure><figure><img src="/2.jpg"><figcaption>Passengers watch the shore from the deck.</figcaption></figure><figcaption>A morning on the water.</figcaption></figure>""", ("The ferry leaves the northern pier.", null), ("Passengers watch the shore from the deck.", null), ("A morning on the water.", null)),
        Of("caption in a line with its picture", """<p><img src="/b.jpg"><span class="caption">A tug turns in the inner harbour.</span></p>""", ("A tug turns in the inner harbour.", null)),
        Of("caption inside of what is called a credit", """<figure><img src="/b.jpg"><figcaption class="credit"><span class="caption">The toll house after the flood.</span> <span class="credit">Hanne Voss</span></figcaption></figure>""", ("The toll house after the flood.", "Hanne Voss")),
        Of("credit as a citation", """<figure><img src="/b.jpg"><figcaption>Divers look for the lost anchor. <cite>Oskar Thiel</cite></figcaption></figure>""", ("Divers look for the lost anchor.", "Oskar Thiel")),
        Of("credit as a copyright line", """<figure><img src="/b.jpg"><figcaption>Divers look for the lost anchor<small class="copyright">Image: Oskar Thiel/Kestrel Pictures</small></figcaption></figure>""", ("Divers look for the lost anchor", "Oskar Thiel/Kestrel Pictures")),
        Of("buttons beside the caption", """<figure><img src="/b.jpg"><div class="caption"><p>Gulls follow the last trawler home.<b class="hide-caption">hide caption</b></p></div><b class="toggle-caption">toggle caption</b></figure>""", ("Gulls follow the last trawler home.", null)),
        Of("picture and caption in a link to the larger picture", """<figure><a href="/large/b.jpg"><img src="/b.jpg"><figcaption>The quay, seen from the roof of the fish hall.</figcaption></a></figure>""", ("The quay, seen from the roof of the fish hall.", null)),
        Of("figure with a class that names ads", """<figure class="lead-art-with-ads"><img src="/b.jpg"><figcaption>The quay, seen from the roof of the fish hall.</figcaption></figure>""", ("The quay, seen from the roof of the fish hall.", null)),
        Of("caption that is a fifth of the page", """<figure><img src="/b.jpg"><figcaption>From the roof of the fish hall one sees the whole bridge, the two piers with the cracks in them, the crane that came from the other side of the bay in March, and the ferry which is to take its place for a year.</figcaption></figure>""", ("From the roof of the fish hall one sees the whole bridge, the two piers with the cracks in them, the crane that came from the other side of the bay in March, and the ferry which is to take its place for a year.", null)),
        Of("caption that begins with a label and a number", """<figure><img src="/b.jpg"><figcaption>Image 2: how the two piers carry the weight</figcaption></figure>""", ("Image 2: how the two piers carry the weight", null)),
        Of("unnamed caption in a figure", """<figure><img src="/b.jpg"><p>Lamps on the bridge were lit for the last time.</p></figure>""", ("Lamps on the bridge were lit for the last time.", null)),
        Of("player with a caption", """<figure><div class="player"><p>Current time</p><video src="/v.mp4"></video></div><figcaption>The bridge opens for a tall ship.</figcaption></figure>""", ("The bridge opens for a tall ship.", null)),
        Of("caption that only the page's data name so", """<div class="pic"><img src="/b.jpg"><div>The crane on its way across the bay.</div></div><script type="application/ld+json">{"@type":"NewsArticle","image":{"@type":"ImageObject","url":"/b.jpg","caption":"The crane on its way across the bay."}}</script>""", ("The crane on its way across the bay.", null)),
        Of("alternative text stated as a caption", """<img src="/b.jpg" alt="bridge harbour crane"><script type="application/ld+json">{"@type":"NewsArticle","image":{"@type":"ImageObject","url":"/b.jpg","caption":"bridge harbour crane"}}</script>"""),
        Of("small print in the type of captions", """<div class="slider"><img src="/b.jpg"><div class="slider-counter caption">1 / of 3</div></div>"""),
        Of("teaser in a link", """<a href="/trams"><figure><img src="/t.jpg"><figcaption>Another story about the trams of the upper town.</figcaption></figure></a>"""),
        Of("teaser as a link", """<figure><a href="/trams"><img src="/t.jpg"><figcaption>Another story about the trams of the upper town.</figcaption></a></figure>"""),
        Of("teaser with a picture", """<aside class="related"><figure><img src="/t.jpg"><figcaption>Another story about the trams of the upper town.</figcaption></figure></aside>"""),
    ];

    /// <param name="picture">Between the first paragraphs of the article.</param>
    /// <param name="behind">Behind the article.</param>
    public static string Html(string picture, string behind = "") => $"""
        <html><head><title>Harbour bridge closes in autumn</title></head><body><article><h1>Harbour bridge closes in autumn</h1>
        <p>The old bridge over the harbour will close for a year from October, the port authority said on Monday after a long dispute about who should pay for it.</p>
        {picture}
        <p>Engineers found cracks in two of its piers in the spring, and the town has had lorries drive around the bay since then, which takes them forty minutes.</p>
        <p>A ferry will carry walkers and cyclists while the work lasts, and it is to run until midnight on the days when the theatre plays.</p>
        </article>{behind}</body></html>
        """;

    private static CaptionPage Of(string name, string picture, params (string? Caption, string? Credit)[] pictures) => new(name, Html(picture), pictures);
}
