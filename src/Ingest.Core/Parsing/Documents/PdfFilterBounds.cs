using System.IO.Compression;
using Ingest.Core.DeadLetters;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Ingest.Core.Parsing.Documents;

/// <summary>
/// Holds what the streams of one PDF unpack to within bounds. The library unpacks each stream into memory as a whole, a thousandth of its
/// size packed, and interprets a page without asking whether there is still time: so the bound on bytes is the bound on time as well.
/// </summary>
internal sealed class PdfFilterBounds(CancellationToken cancellationToken) : IFilterProvider
{
    /// <summary>One stream: the text of a page has some kilobytes, a font for Chinese up to 20 MB.</summary>
    public const int MaxStreamBytes = 24 * 1024 * 1024;

    /// <summary>All streams that are read.</summary>
    public const long MaxDocumentBytes = 96L * 1024 * 1024;

    private readonly IFilterProvider _filters = DefaultFilterProvider.Instance;
    private long _given;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bound(_filters.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bound(_filters.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bound(_filters.GetAllFilters());

    private IFilter[] Bound(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new BoundFilter(filter, this))];

    private void Check(IFilter filter, Memory<byte> input)
    {
        cancellationToken.ThrowIfCancellationRequested();

        if (filter is FlateFilter && input.Length > 2 && Inflated(input) > MaxStreamBytes)
        {
            throw TooMuch();
        }
    }

    private Memory<byte> Count(Memory<byte> output)
    {
        _given += output.Length;
        return output.Length > MaxStreamBytes || _given > MaxDocumentBytes ? throw TooMuch() : output;
    }

    /// <returns>What the stream unpacks to, up to the first block above the bound; damage is the library's to judge.</returns>
    private static long Inflated(Memory<byte> input)
    {
        var buffer = new byte[64 * 1024];
        var given = 0L;

        try
        {
            // Two bytes of zlib header, which lenient readers do not check.
            using var inflater = new DeflateStream(new MemoryStream(input[2..].ToArray(), writable: false), CompressionMode.Decompress);

            while (given <= MaxStreamBytes && inflater.Read(buffer) is var read and > 0)
            {
                given += read;
            }
        }
        catch (InvalidDataException)
        {
            // What came before the damage counts.
        }

        return given;
    }

    private static DocumentException TooMuch() => new(ReasonCode.ArchiveLimit, "The PDF's streams unpack to more than any article's do.");

    private sealed class BoundFilter(IFilter filter, PdfFilterBounds bounds) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            bounds.Check(filter, input);
            return bounds.Count(filter.Decode(input, streamDictionary, filterProvider, filterIndex));
        }
    }
}
