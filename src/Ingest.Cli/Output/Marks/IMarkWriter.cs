using Ingest.Core.Articles.Marks;

namespace Ingest.Cli.Output.Marks;

/// <summary>A way to make marks visible.</summary>
internal interface IMarkWriter
{
    /// <summary>What the marks mean.</summary>
    void WriteLegend();

    /// <param name="place">Number and offsets of the paragraph.</param>
    void WriteParagraph(string place, IReadOnlyList<MarkedPart> parts);
}
