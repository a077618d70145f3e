using System.IO.Compression;
using System.Text;

namespace Ingest.Tables.Rows;

/// <summary>The index rows of one article as bytes: Brotli over lines of table, partition key and row key, tab-separated.</summary>
public static class IndexManifest
{
    public static byte[] Write(IReadOnlyCollection<IndexRow> rows)
    {
        using var buffer = new MemoryStream();

        using (var writer = new StreamWriter(new BrotliStream(buffer, CompressionLevel.Fastest), new UTF8Encoding(false)))
        {
            foreach (var row in rows)
            {
                writer.Write($"{row.Table}\t{row.PartitionKey}\t{row.RowKey}\n");
            }
        }

        return buffer.ToArray();
    }

    public static IReadOnlyList<IndexRow> Read(byte[]? manifest)
    {
        if (manifest is not { Length: > 0 })
        {
            return [];
        }

        using var reader = new StreamReader(new BrotliStream(new MemoryStream(manifest), CompressionMode.Decompress), Encoding.UTF8);
        var rows = new List<IndexRow>();

        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split('\t');
            rows.Add(new IndexRow(parts[0], parts[1], parts[2]));
        }

        return rows;
    }
}
