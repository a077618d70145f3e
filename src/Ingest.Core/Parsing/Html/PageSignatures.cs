using Ingest.Core.Parsing.Fields;

namespace Ingest.Core.Parsing.Html;

/// <summary>Who signs a page whose head names nobody: a line at the end of the text, a bio, the owner of the site.</summary>
internal sealed class PageSignatures(HtmlPage page, string? headline)
{
    private const int MaxBylineWords = 14;

    /// <summary>"Text: Jane Doe" is short.</summary>
    private const int MaxSignatureWords = 8;

    /// <summary>Blocks at the end among which the copyright line is.</summary>
    private const int OwnerBlocks = 15;

    /// <summary>Blocks at the start among which the masthead is.</summary>
    private const int MastheadBlocks = 10;

    private const int MinNameInAddress = 4;

    private readonly PageTree _tree = page.Tree;

    /// <summary>"Written by Jane Doe" or "Text: Jane Doe" at the end, a name over a bio that begins with it, a heading "Author" over a name.</summary>
    public IEnumerable<string> AtEnd()
    {
        for (var i = Math.Max(0, _tree.HeadlineBlock(headline)); i < _tree.Blocks.Count; i++)
        {
            var block = _tree.Blocks[i];

            if ((_tree.RegionsOf(block) & (PageRegions.Comments | PageRegions.Related | PageRegions.Navigation | PageRegions.Figure | PageRegions.Caption)) == 0 && block.Words <= MaxBylineWords && Name(block, i + 1 < _tree.Blocks.Count ? _tree.Blocks[i + 1].Text : "") is { } name)
            {
                return [name];
            }
        }

        return [];
    }

    /// <summary>Whose the page is: "© 2025 Jane Doe" at its end, or the name that its head links to the home page. On a person's own site nobody signs.</summary>
    public string? Owner()
    {
        for (var i = _tree.Blocks.Count - 1; i >= Math.Max(0, _tree.Blocks.Count - OwnerBlocks); i--)
        {
            if (BylineLines.Owner(_tree.Blocks[i].Text) is { } owner)
            {
                return owner;
            }
        }

        return _tree.Blocks.Take(MastheadBlocks).FirstOrDefault(block => AuthorNames.IsBareName(block.Text) && KnownNames.IsPerson(block.Text) && LinksHome(block) && BearsName(block.Text))?.Text;
    }

    private string? Name(PageBlock block, string next)
    {
        if (BylineIntroductions.Is(block.Text) && AuthorNames.IsBareName(next))
        {
            return next;
        }

        if (AuthorNames.IsBareName(block.Text) && next.Length > block.Text.Length + 10 && next.StartsWith(block.Text, StringComparison.Ordinal) && BylineLines.IsBio(next.AsSpan(block.Text.Length))
            && ((_tree.RegionsOf(block) & (PageRegions.Bio | PageRegions.Byline | PageRegions.Footer)) != 0 || KnownNames.IsPerson(block.Text)))
        {
            return block.Text;
        }

        if (block.Text.Contains(" by ", StringComparison.OrdinalIgnoreCase) && LineKinds.IsByline(block.Text))
        {
            return block.Text;
        }

        return block.Words <= MaxSignatureWords && AuthorNames.HasIntroduction(block.Text, out var rest) && AuthorNames.Parse(rest, isField: false) is { Count: > 0 } people && people.TrueForAll(name => KnownNames.IsPerson(name)) ? rest : null;
    }

    /// <summary>The site's address or the page's title has the name, or a part of it: jane.example, example.org/~doe.</summary>
    private bool BearsName(string name) =>
        page.Document.Title?.EndsWith(name, StringComparison.OrdinalIgnoreCase) == true
        || (Uri.TryCreate(page.Meta.First("link:canonical", "og:url")?.Value, UriKind.Absolute, out var address) && name.Split(' ').Any(word => word.Length >= MinNameInAddress && address.Host.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private bool LinksHome(PageBlock block) =>
        _tree.Nodes[block.Node].Element is var element && (element.LocalName == "a" ? element : element.QuerySelector("a"))?.GetAttribute("href") is { } target
        && (target == "/" || (Uri.TryCreate(target, UriKind.Absolute, out var address) && address.AbsolutePath == "/" && address.Host.Length > 0 && address.Fragment.Length == 0));
}
