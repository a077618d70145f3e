using Ingest.Core.Articles.Marks;
using Ingest.Tables.Keys;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Ingest.Web.Pages;

/// <summary>A paragraph with its annotations: a mention of an entity leads to its page, everything else is marked and says what it means.</summary>
public sealed class MarkedParagraph : ComponentBase
{
    [Parameter, EditorRequired]
    public IReadOnlyList<MarkedPart> Parts { get; set; } = [];

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        // A link inside a link is none: of nested mentions the outer one leads.
        var links = 0;
        builder.OpenElement(0, "p");
        builder.AddAttribute(1, "dir", "auto");

        for (var i = 0; i < Parts.Count; i++)
        {
            if (Parts[i].Opens is { } opened)
            {
                Open(builder, opened, links == 0 ? AddressOf(opened, i) : null);
                links += TypeOf(opened) is null ? 0 : 1;
            }
            else if (Parts[i].Closes is { } closed)
            {
                builder.CloseElement();
                links -= TypeOf(closed) is null ? 0 : 1;
            }
            else
            {
                builder.AddContent(10, Parts[i].Text);
            }
        }

        builder.CloseElement();
    }

    private static void Open(RenderTreeBuilder builder, Mark mark, string? address)
    {
        builder.OpenElement(2, address is null ? "span" : "a");
        builder.AddAttribute(3, "class", $"m m-{mark.Label}");
        builder.AddAttribute(4, "title", mark.Detail is { } detail ? $"{mark.Label}: {detail}" : mark.Label);

        if (address is not null)
        {
            builder.AddAttribute(5, "href", address);
        }
    }

    private string? AddressOf(Mark mark, int opened) => TypeOf(mark) is { } type ? Links.Entity(type, mark.Detail ?? TextFrom(opened)) : null;

    // A mark without a detail is its own canonical name.
    private string TextFrom(int opened)
    {
        var text = "";
        var depth = 0;

        for (var i = opened; i < Parts.Count && (i == opened || depth > 0); i++)
        {
            depth += Parts[i].Opens is not null ? 1 : Parts[i].Closes is not null ? -1 : 0;
            text += Parts[i].Text;
        }

        return text;
    }

    private static string? TypeOf(Mark mark) => mark.Kind switch
    {
        MarkKind.Person => EntityTypes.Person,
        MarkKind.Organization => EntityTypes.Organization,
        MarkKind.Place => EntityTypes.Location,
        MarkKind.Other => EntityTypes.Miscellaneous,
        _ => null,
    };
}
