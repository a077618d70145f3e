using System.IO.Compression;
using Ingest.Core.DeadLetters;
using Ingest.Core.Intake.Archives;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Ingest.Core.Parsing.Documents;

/// <summary>
/// Holds what the streams of one PDF unpack to within bounds. The library unpacks each stream into memory as a whole, a thousandth of its
/// size packed, and interprets a page without asking whether there is still time: so the bound on a page's bytes is the bound on its time as well.
/// </summary>
internal sealed class PdfFilterBounds(CancellationToken cancellationToken) : IFilterProvider
{
    /// <summary>One stream: the text of a page has some kilobytes, a font for Chinese up to 20 MB.</summary>
    public const int MaxStreamBytes = 24 * 1024 * 1024;

    /// <summary>All streams that are read.</summary>
    public const long MaxDocumentBytes = 96L * 1024 * 1024;

    /// <summary>What one page draws, in all of its streams. A megabyte takes the library about a second; a page of text has some kilobytes, one with a map of streets some megabytes.</summary>
    public const int MaxPageBytes = 8 * 1024 * 1024;

    private readonly IFilterProvider _filters = DefaultFilterProvider.Instance;
    private long _given;
    private int _drawn;

    /// <summary>What is drawn from here on belongs to the next page.</summary>
    public void StartPage() => _drawn = 0;

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
    private static long Inflated(ReadOnlyMemory<byte> input)
    {
        var buffer = new byte[64 * 1024];
        var given = 0L;

        try
        {
            // Two bytes of zlib header, which lenient readers do not check.
            using var inflater = new DeflateStream(input[2..].ToStream(), CompressionMode.Decompress);

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

    private void CountDrawn(DictionaryToken stream, int bytes)
    {
        _drawn += IsDrawn(stream) ? bytes : 0;

        if (_drawn > MaxPageBytes)
        {
            throw TooMuch();
        }
    }

    /// <summary>The contents of a page say nothing of themselves but length and filter, and a form that a page draws is one; fonts, pictures, profiles and the file's own tables have more.</summary>
    private static bool IsDrawn(DictionaryToken stream) =>
        stream.TryGet<NameToken>(NameToken.Subtype, out var kind)
            ? kind.Data == "Form"
            : !stream.ContainsKey(NameToken.Type) && !stream.ContainsKey(NameToken.Length1) && !stream.ContainsKey(NameToken.N);

    private static DocumentException TooMuch() => new(ReasonCode.ArchiveLimit, "The PDF's streams unpack to more than any article's do.");

    private sealed class BoundFilter(IFilter filter, PdfFilterBounds bounds) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            bounds.Check(filter, input);
            var output = bounds.Count(filter.Decode(input, streamDictionary, filterProvider, filterIndex));
            bounds.CountDrawn(streamDictionary, output.Length);
            return output;
        }
    }
}
