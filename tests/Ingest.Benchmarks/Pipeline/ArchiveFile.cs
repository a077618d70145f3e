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
    /// <param name="kilobytes">Of a page around each article, in script, as pages of the web have it; 0 for the articles alone.</param>
    /// <param name="salt">Makes the articles others than those of another archive.</param>
    /// <returns>The path.</returns>
    public static string Create(string format, int articles, int characters, int kilobytes, int salt)
    {
        var path = Path.Combine(Path.GetTempPath(), $"ingest-{Guid.NewGuid():N}.{format}");
        using var file = File.Create(path);
        var numbers = Enumerable.Range(salt, articles);

        switch (format)
        {
            case "zip":
                Zip(file, numbers, characters, kilobytes);
                break;
            case "jsonl":
                Lines(file, numbers, characters);
                break;
            default:
                Warc(file, numbers, characters, kilobytes);
                break;
        }

        return path;
    }

    private static void Zip(Stream file, IEnumerable<int> numbers, int characters, int kilobytes)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);

        foreach (var number in numbers)
        {
            using var entry = zip.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"{number / 1000}/{number}.txt"), CompressionLevel.Fastest).Open();
            entry.Write(kilobytes > 0 ? Page(number, characters, kilobytes) : Encoding.UTF8.GetBytes(InventedNews.PlainText(number, characters)));
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

    private static void Warc(Stream file, IEnumerable<int> numbers, int characters, int kilobytes)
    {
        foreach (var number in numbers)
        {
            var page = Page(number, characters, kilobytes);
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

    private static byte[] Page(int number, int characters, int kilobytes)
    {
        var page = InventedNews.Html(number, characters);
        var missing = (kilobytes * 1024) - page.Length;

        if (missing > 0)
        {
            // Digits that do not repeat, so that the archive does not pack to nothing.
            var bytes = new byte[missing / 2];
            new Random(number).NextBytes(bytes);
            page = page.Replace("</body>", $"<script>var bundle = \"{Convert.ToHexStringLower(bytes)}\";</script></body>", StringComparison.Ordinal);
        }

        return Encoding.UTF8.GetBytes(page);
    }
}
