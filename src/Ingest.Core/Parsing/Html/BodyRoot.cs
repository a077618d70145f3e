namespace Ingest.Core.Parsing.Html;

/// <summary>Finds the element that holds the article's text.</summary>
internal static class BodyRoot
{
    /// <summary>Going down stops where a child would lose more than this share of the open text.</summary>
    private const double KeepShare = 0.97;

    /// <summary>An element that is named as the article's body is believed at this share of the open text.</summary>
    private const double NamedShare = 0.6;

    /// <summary>Characters of running text that make a part of an article.</summary>
    private const double MinPartProse = 200;

    /// <summary>The first part found has most of the text.</summary>
    private const double MaxWidening = 2;

    private static readonly HashSet<string> BodyNames = new(StringComparer.Ordinal)
    {
        "articlebody", "articlecontent", "articletext", "entrycontent", "postcontent", "postbody", "storybody", "storycontent", "storytext", "contentbody", "bodycontent", "bodycopy", "articlecopy", "bodytext", "newsbody", "newscontent", "newstext", "mainarticle", "articlemain", "postarticle", "posttext", "blogcontent", "blogpost", "singlecontent", "tdpostcontent", "richtext", "wysiwyg", "articlebodycontent", "contentarticle", "detailtext", "artikeltext",
    };

    public static int Find(PageTree tree)
    {
        var start = Start(tree);
        var named = Named(tree, start);
        return Widen(tree, Descend(tree, named >= 0 ? named : start));
    }

    /// <summary>Page builders cut a text into several elements of the same class: their parent holds it. A heading of first rank opens another article.</summary>
    private static int Widen(PageTree tree, int root)
    {
        var node = tree.Nodes[root];

        if (node.Parent < 0 || tree.Nodes[node.Parent].OpenProse > node.OpenProse * MaxWidening || node.Element.LocalName is not ("div" or "section") || node.Element.GetAttribute("class") is not { Length: > 0 } name)
        {
            return root;
        }

        for (var child = node.Parent + 1; child <= tree.Nodes[node.Parent].Last; child = tree.Nodes[child].Last + 1)
        {
            var other = tree.Nodes[child];

            if (child != root && other.OpenProse >= MinPartProse && other.Element.LocalName == node.Element.LocalName && other.Element.GetAttribute("class") == name && other.Element.QuerySelector("h1, article, form") is null)
            {
                return node.Parent;
            }
        }

        return root;
    }

    /// <summary>The article or main element with most of the text, else the page.</summary>
    private static int Start(PageTree tree)
    {
        var best = 0;

        for (var i = 1; i < tree.Nodes.Count; i++)
        {
            var node = tree.Nodes[i];

            if (node.Element.LocalName is "article" or "main" && node.OpenProse > 0 && node.OpenProse >= tree.Nodes[0].OpenProse * 0.5
                && (best == 0 || tree.IsInside(i, best)))
            {
                best = i;
            }
        }

        return best;
    }

    private static int Named(PageTree tree, int start)
    {
        var best = -1;
        var bestProse = tree.Nodes[start].OpenProse * NamedShare;

        for (var i = start + 1; i <= tree.Nodes[start].Last; i++)
        {
            var node = tree.Nodes[i];

            if (node.OpenProse > bestProse && IsNamed(node))
            {
                best = i;
                bestProse = node.OpenProse;
            }
        }

        return best;
    }

    private static bool IsNamed(PageNode node)
    {
        if (node.Element.GetAttribute("itemprop") is { } property && property.Contains("articleBody", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var names = $"{node.Element.GetAttribute("class")} {node.Element.Id}";

        if (names.Length is 1 or > 400)
        {
            return false;
        }

        var tokens = ClassTokens.Tokens(names);

        for (var i = 0; i < tokens.Count; i++)
        {
            if (BodyNames.Contains(tokens[i]) || (i + 1 < tokens.Count && BodyNames.Contains(tokens[i] + tokens[i + 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static int Descend(PageTree tree, int root)
    {
        var current = root;

        while (true)
        {
            var best = -1;

            for (var child = current + 1; child <= tree.Nodes[current].Last; child = tree.Nodes[child].Last + 1)
            {
                if (best < 0 || tree.Nodes[child].OpenProse > tree.Nodes[best].OpenProse)
                {
                    best = child;
                }
            }

            if (best < 0 || tree.Nodes[best].OpenProse < tree.Nodes[current].OpenProse * KeepShare || ElementNames.Paragraphs.Contains(tree.Nodes[best].Element.LocalName) || ElementNames.Inline.Contains(tree.Nodes[best].Element.LocalName))
            {
                return current;
            }

            current = best;
        }
    }
}
