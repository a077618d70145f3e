using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>A run of text between two block boundaries: a paragraph, heading, list item, caption or button row.</summary>
internal sealed class PageBlock(string text, string tag, int node, int linkCharacters)
{
    public string Text { get; } = text;

    /// <summary>Local name of the block element that holds the text.</summary>
    public string Tag { get; } = tag;

    /// <summary>Index of that element in <see cref="PageTree.Nodes"/>.</summary>
    public int Node { get; } = node;

    public int LinkCharacters { get; } = linkCharacters;

    public int Words { get; } = TextMeasure.Words(text);

    public double LinkDensity => Text.Length == 0 ? 0 : Math.Min(1, (double)LinkCharacters / Text.Length);

    public bool IsHeading => Tag is "h1" or "h2" or "h3" or "h4" or "h5" or "h6";

    /// <summary>Running text: long enough for a sentence and not a row of links.</summary>
    public bool IsProse => Words >= 8 && LinkDensity < 0.5 && !IsHeading;
}
