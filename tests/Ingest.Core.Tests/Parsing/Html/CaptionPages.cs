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
        Of("teaser with a picture", """<aside class="related"><figure><img src="/t.jpg"><figcaption>Another story about the trams of the upper town.</figcaption></figure></aside>"""),
    ];

    private static CaptionPage Of(string name, string picture, params (string? Caption, string? Credit)[] pictures) => new(name, $"""
        <html><head><title>Harbour bridge closes in autumn</title></head><body><article><h1>Harbour bridge closes in autumn</h1>
        <p>The old bridge over the harbour will close for a year from October, the port authority said on Monday after a long dispute about who should pay for it.</p>
        {picture}
        <p>Engineers found cracks in two of its piers in the spring, and the town has had lorries drive around the bay since then, which takes them forty minutes.</p>
        <p>A ferry will carry walkers and cyclists while the work lasts, and it is to run until midnight on the days when the theatre plays.</p>
        </article></body></html>
        """, pictures);
}
