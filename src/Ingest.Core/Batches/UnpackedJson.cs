using System.Buffers;
using System.IO.Compression;
using Ingest.Core.Intake.Archives;

namespace Ingest.Core.Batches;

/// <summary>The JSON of a packed batch, unpacked as it is read, and looked through for nulls on the way.</summary>
internal sealed class UnpackedJson(ReadOnlyMemory<byte> packed) : ReadOnlyStream
{
    // A forged or broken batch must not inflate without end.
    private const long MaxBytes = 256 * 1024 * 1024;

    private static readonly SearchValues<byte> InString = SearchValues.Create("\"\\"u8);

    /// <summary>Outside of strings JSON has an n in "null" alone.</summary>
    private static readonly SearchValues<byte> OutsideOfStrings = SearchValues.Create("\"n"u8);

    private ReadOnlyMemory<byte> _packed = packed;
    private BrotliDecoder _decoder;
    private long _length;
    private bool _isInString;
    private bool _isEscaped;

    /// <summary>Whether a null came so far.</summary>
    public bool HasNull { get; private set; }

    /// <exception cref="InvalidDataException">The bytes are damaged, or unpack to too many.</exception>
    public override int Read(Span<byte> buffer)
    {
        var status = _decoder.Decompress(_packed.Span, buffer, out var consumed, out var written);
        _packed = _packed[consumed..];
        _length += written;

        if (_length > MaxBytes)
        {
            throw new InvalidDataException($"The batch is larger than {MaxBytes} bytes.");
        }

        if (status == OperationStatus.InvalidData || (status == OperationStatus.NeedMoreData && written == 0 && !buffer.IsEmpty))
        {
            throw new InvalidDataException("The batch is damaged or cut off.");
        }

        LookForNulls(buffer[..written]);
        return written;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    protected override void Dispose(bool disposing)
    {
        _decoder.Dispose();
        base.Dispose(disposing);
    }

    private void LookForNulls(ReadOnlySpan<byte> json)
    {
        while (!json.IsEmpty)
        {
            if (_isEscaped)
            {
                _isEscaped = false;
                json = json[1..];
                continue;
            }

            var next = json.IndexOfAny(_isInString ? InString : OutsideOfStrings);

            if (next < 0)
            {
                return;
            }

            HasNull |= json[next] == (byte)'n';
            _isEscaped = json[next] == (byte)'\\';
            _isInString ^= json[next] == (byte)'"';
            json = json[(next + 1)..];
        }
    }
}
