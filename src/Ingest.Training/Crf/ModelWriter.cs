using System.Runtime.InteropServices;
using Ingest.Core.Enrichment.Entities.Tagging;

namespace Ingest.Training.Crf;

/// <summary>Prunes and quantises trained weights into the tables that Ingest.Core embeds.</summary>
internal static class ModelWriter
{
    /// <summary>Keeps the rows whose largest weight reaches the threshold, as bytes with one scale a row.</summary>
    public static WeightTable Quantize(IReadOnlyList<ulong> hashes, CrfWeights weights, float threshold)
    {
        var kept = Enumerable.Range(0, hashes.Count)
            .Where(row => Largest(weights, row) >= threshold)
            .OrderBy(row => hashes[row])
            .ToArray();

        var rows = new WeightRow[kept.Length];
        Span<sbyte> bytes = stackalloc sbyte[Labels.Weighted];

        for (var i = 0; i < kept.Length; i++)
        {
            var hash = hashes[kept[i]];
            var scale = (Half)(Largest(weights, kept[i]) / 127f);

            for (var k = 0; k < Labels.Weighted; k++)
            {
                bytes[k] = (sbyte)Math.Clamp(MathF.Round(weights.Values[(kept[i] * Labels.Weighted) + k] / (float)scale), -127, 127);
            }

            var halves = MemoryMarshal.Cast<sbyte, ulong>(bytes);
            rows[i] = new WeightRow { Fingerprint = (uint)(hash >> 32), Home = (uint)hash & WeightRow.HomeMask, Scale = (float)scale, Low = halves[0], High = halves[1] };
        }

        return new WeightTable(rows);
    }

    private static float Largest(CrfWeights weights, int row)
    {
        var largest = 0f;

        foreach (var value in weights.Values.AsSpan(row * Labels.Weighted, Labels.Weighted))
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
