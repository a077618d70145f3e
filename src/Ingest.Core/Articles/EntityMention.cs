namespace Ingest.Core.Articles;

/// <param name="Start">Start in the body's text, in UTF-16 code units.</param>
/// <param name="End">End (exclusive) in the body's text.</param>
/// <param name="Paragraph">Index of the paragraph.</param>
/// <param name="Text">The mention as written.</param>
public sealed record EntityMention(int Start, int End, int Paragraph, string Text);
