using System.Globalization;

namespace Ingest.Training.Data;

/// <summary>PATH or PATH*WEIGHT; a .tsv file is BIO, a .txt file marked articles, a folder all of its .txt files.</summary>
internal static class LabelledSets
{
    public static IEnumerable<LabelledText> Read(string value)
    {
        var star = value.LastIndexOf('*');
        var weight = star < 0 ? 1f : float.Parse(value[(star + 1)..], CultureInfo.InvariantCulture);
        var path = star < 0 ? value : value[..star];

        if (Directory.Exists(path))
        {
            return Directory.GetFiles(path, "*.txt").Order(StringComparer.Ordinal).SelectMany(f => CorpusReader.Read(f, weight));
        }

        return path.EndsWith(".tsv", StringComparison.Ordinal) ? BioReader.Read(path, weight) : CorpusReader.Read(path, weight);
    }
}
