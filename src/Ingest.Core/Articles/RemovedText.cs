namespace Ingest.Core.Articles;

/// <param name="Text">The text as it stood in the source, cut to 500 characters.</param>
/// <param name="Reason">A stable word: <c>caption</c>, <c>credit</c>, <c>byline</c>, <c>share</c>, <c>player</c>, <c>navigation</c>, ...</param>
public sealed record RemovedText(string Text, string Reason)
{
    private const int MaxCharacters = 500;

    /// <summary>Cuts a text of any length.</summary>
    internal static RemovedText Of(string text, string reason) => new(TextStart.Of(text, MaxCharacters), reason);
}
