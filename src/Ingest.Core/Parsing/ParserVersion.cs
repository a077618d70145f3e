namespace Ingest.Core.Parsing;

internal static class ParserVersion
{
    /// <summary>Raise it with every change that may give another record for the same bytes; the sweep then replays the parse stage.</summary>
    public const string Current = "parser-10";
}
