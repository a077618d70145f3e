using AngleSharp.Dom;

namespace Ingest.Core.Parsing.Html;

/// <summary>Writes out the numbers that a browser prints before the items of an ordered list.</summary>
internal static class ListNumbers
{
    /// <summary>Longer lists are looked up no further: a browser would, but no article counts so far.</summary>
    private const int MaxNumber = 300;

    public static string Prefix(IElement owner, string line, bool isFirst)
    {
        var item = owner.LocalName == "li" ? owner : owner.LocalName is "p" or "div" && owner.ParentElement?.LocalName == "li" && owner.PreviousElementSibling is null ? owner.ParentElement : null;
        return isFirst && item?.ParentElement?.LocalName == "ol" && !char.IsDigit(line[0]) && Number(item) is var number && number > 0 ? $"{number}. {line}" : line;
    }

    private static int Number(IElement item)
    {
        var number = 1;

        for (var previous = item.PreviousElementSibling; previous is not null; previous = previous.PreviousElementSibling)
        {
            if (previous.LocalName == "li" && ++number > MaxNumber)
            {
                return 0;
            }
        }

        return number;
    }
}
