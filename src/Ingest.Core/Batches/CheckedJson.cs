using System.Buffers;
using Ingest.Core.Intake.Archives;

namespace Ingest.Core.Batches;

/// <summary>
/// JSON that is looked through for nulls while it is read. What has no value is left out of a batch, so that one with a null is none of ours; the serializer would take it for an item of a list, and the handlers would break on it.
/// </summary>
internal sealed class CheckedJson(Stream json) : ReadOnlyStream
{
    private static readonly SearchValues<byte> InString = SearchValues.Create("\"\\"u8);

    /// <summary>Outside of strings JSON has an n in "null" alone.</summary>
    private static readonly SearchValues<byte> OutsideOfStrings = SearchValues.Create("\"n"u8);

    private bool _isInString;
    private bool _isEscaped;

    /// <summary>Whether a null came so far.</summary>
    public bool HasNull { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var count = json.Read(buffer);
        Look(buffer[..count]);
        return count;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    private void Look(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            if (_isEscaped)
            {
                _isEscaped = false;
                continue;
            }

            var next = bytes[at..].IndexOfAny(_isInString ? InString : OutsideOfStrings);

            if (next < 0)
            {
                return;
            }

            at += next;
            HasNull |= bytes[at] == (byte)'n';
            _isEscaped = bytes[at] == (byte)'\\';
            _isInString ^= bytes[at] == (byte)'"';
        }
    }
}
