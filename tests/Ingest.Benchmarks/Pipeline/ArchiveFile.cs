using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Ingest.Testing;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>Archives of invented articles.</summary>
public static class ArchiveFile
{
    public static IReadOnlyList<string> Formats { get; } = ["zip", "jsonl", "warc"];

    /// <summary>Writes an archive to a file of the temporary folder.</summary>
    /// <param name="salt">Makes the articles others than those of another archive.</param>
    /// <returns>The path.</returns>
    public static string Create(string format, int articles, int characters, int salt)
    {
        var path = Path.Combine(Path.GetTempPath(), $"ingest-{Guid.NewGuid():N}.{format}");
        using var file = File.Create(path);
        var numbers = Enumerable.Range(salt, articles);

        switch (format)
        {
            case "zip":
                Zip(file, numbers, characters);
                break;
            case "jsonl":
                Lines(file, numbers, characters);
                break;
            default:
                Warc(file, numbers, characters);
                break;
        }

        return path;
    }

    private static void Zip(Stream file, IEnumerable<int> numbers, int characters)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);

        foreach (var number in numbers)
        {
            using var entry = zip.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"{number / 1000}/{number}.txt"), CompressionLevel.Fastest).Open();
            entry.Write(Encoding.UTF8.GetBytes(InventedNews.PlainText(number, characters)));
        }
    }

    private static void Lines(Stream file, IEnumerable<int> numbers, int characters)
    {
        foreach (var number in numbers)
        {
            var record = new Dictionary<string, string>
            {
                ["headline"] = InventedNews.Headline(number),
                ["articleBody"] = InventedNews.Body(number, characters),
                ["datePublished"] = InventedNews.Date(number).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                ["url"] = InventedNews.Url(number),
            };
            file.Write(JsonSerializer.SerializeToUtf8Bytes(record));
            file.WriteByte((byte)'\n');
        }
    }

    private static void Warc(Stream file, IEnumerable<int> numbers, int characters)
    {
        foreach (var number in numbers)
        {
            var page = Encoding.UTF8.GetBytes(InventedNews.Html(number, characters));
            var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {page.Length}\r\n\r\n"));
            var record = string.Create(
                CultureInfo.InvariantCulture,
                $"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {InventedNews.Url(number)}\r\nWARC-Date: 2025-05-02T17:30:00Z\r\nWARC-Record-ID: <urn:uuid:{number:D8}-0000-4000-8000-000000000000>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {head.Length + page.Length}\r\n\r\n");
            file.Write(Encoding.UTF8.GetBytes(record));
            file.Write(head);
            file.Write(page);
            file.Write("\r\n\r\n"u8);
        }
    }
}
