using System.Text;

namespace Ingest.Fuzz;

/// <summary>Breeds inputs from samples: the same seed gives the same ones on every machine.</summary>
public sealed class Mutation(int seed)
{
    private const int MaxChanges = 8;
    private const int MaxRun = 64;

    /// <summary>What formats are made of, and what breaks them.</summary>
    private static readonly byte[][] Tokens =
    [
        .. new[] { "<", ">", "</", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "&#x0;", "&#xD800;", "&amp", "\"", "'", "{", "}", "[", "]", ":", ",", "null", "1e999", "\\ud800", "\\u0000", "\n\n", "\r", "\t", "---\n", "# ", "![](", "\\par ", "\\'ff", "\\u-1?", "=?utf-8?B?", "boundary=", "WARC/1.0\r\n", "Content-Length: 99999999999\r\n", "%PDF-", "obj", "stream", "endstream", "By ", " – ", "\u2028", "\uFEFF", "\u202E", "👩‍👩‍👧", "\u0130" }.Select(Encoding.UTF8.GetBytes),
        [0], [0xFF], [0xFF, 0xFE], [0xFF, 0xFF, 0xFF, 0xFF], [0xED, 0xA0, 0x80], [0xC3], [0x1F, 0x8B, 0x08], [0x7F, 0xFF, 0xFF, 0xFF],
    ];

    // Not cryptography: an input must be reproducible.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    public byte[] Next(IReadOnlyList<byte[]> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var bytes = new List<byte>(samples[_random.Next(samples.Count)]);

        for (var changes = _random.Next(1, MaxChanges); changes > 0 && bytes.Count > 0; changes--)
        {
            Change(bytes, samples);
        }

        return [.. bytes];
    }

    private void Change(List<byte> bytes, IReadOnlyList<byte[]> samples)
    {
        var at = _random.Next(bytes.Count);
        var run = Math.Min(_random.Next(1, MaxRun), bytes.Count - at);

        switch (_random.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, run);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, run));
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                var other = samples[_random.Next(samples.Count)];
                var start = _random.Next(other.Length);
                bytes.InsertRange(at, other.AsSpan(start, Math.Min(run * 4, other.Length - start)).ToArray());
                break;
            default:
                bytes.InsertRange(at, Tokens[_random.Next(Tokens.Length)]);
                break;
        }
    }
#pragma warning restore CA5394
}
