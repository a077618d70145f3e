using System.Text;

namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>
/// A linear-chain conditional random field in two passes: the second adds what the first said elsewhere in the document
/// (after Krishnan and Manning 2006). Immutable.
/// </summary>
internal sealed record CrfModel
{
    private const uint Magic = 0x3146_5243;

    public required WeightTable First { get; init; }

    public required TransitionScores FirstTransitions { get; init; }

    public required WeightTable Second { get; init; }

    public required TransitionScores SecondTransitions { get; init; }

    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);

        writer.Write(Magic);
        FirstTransitions.Save(writer);
        SecondTransitions.Save(writer);
        First.Save(writer);
        Second.Save(writer);
    }

    /// <exception cref="InvalidDataException">The stream holds no model of this version.</exception>
    public static CrfModel Load(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);

        if (reader.ReadUInt32() != Magic)
        {
            throw new InvalidDataException("Not a tagger model, or one of another version; train it with Ingest.Training.");
        }

        var first = TransitionScores.Load(reader);
        var second = TransitionScores.Load(reader);

        return new CrfModel
        {
            FirstTransitions = first,
            SecondTransitions = second,
            First = WeightTable.Load(reader),
            Second = WeightTable.Load(reader),
        };
    }
}
