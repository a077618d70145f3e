using Ingest.Core.Articles.Marks;

namespace Ingest.Cli.Output.Marks;

/// <summary>Marks as <c>[text](kind: detail)</c>, one line a paragraph, for files, pipes and terminals without colours.</summary>
internal sealed class BracketMarkWriter(TextWriter output) : IMarkWriter
{
    public void WriteLegend() =>
        output.WriteLine($"marks: [text](kind: meaning); kinds: {string.Join(", ", Enum.GetNames<MarkKind>()).ToLowerInvariant()}; ¶ paragraph, offsets");

    public void WriteParagraph(string place, IReadOnlyList<MarkedPart> parts)
    {
        output.WriteLine();
        output.WriteLine(place);

        foreach (var part in parts)
        {
            output.Write(part switch
            {
                { Opens: not null } => "[",
                { Closes: { Detail: { } detail } mark } => $"]({mark.Label}: {Plain.Line(detail)})",
                { Closes: { } mark } => $"]({mark.Label})",
                _ => Plain.Line(part.Text),
            });
        }

        output.WriteLine();
    }
}
