using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;

namespace Ingest.Core.Parsing.Html;

/// <summary>How markup marks an author, one element at a time.</summary>
internal static class BylineElements
{
    private const int MaxBylineLength = 200;

    private const int MinLettersOfName = 7;

    private static readonly string[] AuthorPaths = ["/author/", "/authors/", "/author-", "_author=", "/auteur/", "/autor/", "/autoren/", "/autore/", "/people/", "/staff/", "/profile/", "/profiles/", "/contributor/", "/contributors/", "/writers/", "/writer/", "/by/", "/producers/", "/reporter/", "/team/", "/bio/", "?author=", "/redactor/", "/autores/", "/redakteur/", "/person/", "/profil/", "/autori/", "/auteurs/", "/redazione/", "/creator/", "/experts/", "/expert/", "/experten/", "/user/", "/users/", "/member/", "/members/", "/skribent/", "/journalist"];

    /// <summary>Pages about a topic are named after people too.</summary>
    private static readonly string[] TopicPaths = ["/tag/", "/tags/", "/topic", "/thema", "/search", "/category", "/wiki/", "wikipedia.org", "/news/", "/story/", "/article"];

    private static readonly FrozenSet<string> AuthorTokens = FrozenSet.Create(StringComparer.Ordinal, "author", "authors", "authorname", "writer", "autor", "autorin", "autoren", "autores", "auteur", "auteurs", "autore", "autori", "verfasser", "redakteur", "redactor", "forfatter", "skribent", "kirjoittaja", "reporter");

    /// <summary>What else is called after the author: the portrait, the role, the date beside the name.</summary>
    private static readonly FrozenSet<string> AttributeTokens = FrozenSet.Create(StringComparer.Ordinal, "role", "title", "date", "time", "bio", "job", "position", "description", "count", "email", "social", "twitter", "label", "prefix", "image", "avatar", "img", "photo", "box", "follow", "link", "url", "info", "about", "content", "text", "location", "no", "has", "hide", "license", "photographer", "credit", "list", "wrapper", "container");

    /// <summary><c>rel=author</c> or <c>itemprop=author</c>.</summary>
    public static bool IsMarked(IElement element) =>
        (element.GetAttribute("rel") is { } relation && relation.Split(' ').Contains("author", StringComparer.OrdinalIgnoreCase))
        || (element.GetAttribute("itemprop") is { } property && property.Split(' ').Contains("author", StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether a link leads to what sites call an author's page.</summary>
    public static bool IsAuthorPage(string target)
    {
        foreach (var part in AuthorPaths)
        {
            if (target.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a class of the element calls it author: "author", "post-author-name".</summary>
    public static bool IsNamed(IElement element)
    {
        if (element.GetAttribute("class") is not { Length: > 0 and < 400 } classes)
        {
            return false;
        }

        foreach (var name in classes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var tokens = ClassTokens.Tokens(name);

            if (tokens.Exists(AuthorTokens.Contains) && !tokens.Exists(AttributeTokens.Contains))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a part of the address is the name: <c>/about-us/jane_doe/42</c>. Addresses drop the marks over letters.</summary>
    public static bool IsNamedAfter(string target, string name)
    {
        var letters = Letters(name);
        return letters.Length >= MinLettersOfName && !Array.Exists(TopicPaths, part => target.Contains(part, StringComparison.OrdinalIgnoreCase)) && Letters(target).Contains(letters, StringComparison.Ordinal);
    }

    /// <summary>Whether a link in a byline leads to its author: by its path, or to the place on the page that presents the author.</summary>
    public static bool LeadsToAuthor(string target) =>
        IsAuthorPage(target) || target.Contains("#author", StringComparison.OrdinalIgnoreCase) || target.EndsWith("author", StringComparison.OrdinalIgnoreCase);

    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);

        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetter(c))
            {
                letters.Append(char.ToLowerInvariant(c));
            }
        }

        return letters.ToString();
    }

    /// <summary>The element's text; where markup glues two texts ("Jane DoeReporter") they are parted.</summary>
    public static string NameText(IElement element)
    {
        var named = element.QuerySelector("[itemprop=name]") ?? element;

        if (named.GetAttribute("content") is { } content)
        {
            return content;
        }

        var text = new StringBuilder();

        foreach (var node in named.GetDescendants())
        {
            if (node is IText { Data.Length: > 0 } part)
            {
                text.Append(text.Length > 0 && char.IsLower(text[^1]) && char.IsUpper(part.Data[0]) ? " | " : "").Append(part.Data);
            }

            if (text.Length > MaxBylineLength)
            {
                break;
            }
        }

        return text.ToString();
    }
}
