using System.Text;
using AngleSharp.Dom;

namespace Ingest.Core.Parsing.Html;

/// <summary>How markup marks an author, one element at a time.</summary>
internal static class BylineElements
{
    private const int MaxBylineLength = 200;

    private static readonly string[] AuthorPaths = ["/author/", "/authors/", "/author-", "_author=", "/auteur/", "/autor/", "/autoren/", "/autore/", "/people/", "/staff/", "/profile/", "/profiles/", "/contributor/", "/contributors/", "/writers/", "/writer/", "/by/", "/producers/", "/reporter/", "/journalist", "/team/", "/bio/", "?author=", "/redactor/", "/autores/", "/redakteur/", "/person/", "/profil/"];

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
