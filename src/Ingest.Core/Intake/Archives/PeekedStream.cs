namespace Ingest.Core.Intake.Archives;

/// <summary>A forward-only stream whose first bytes have been looked at and come again. Does not own the stream below.</summary>
internal sealed class PeekedStream : ReadOnlyStream
{
    private readonly Stream _rest;
    private ReadOnlyMemory<byte> _left;

    private PeekedStream(ReadOnlyMemory<byte> head, Stream rest)
    {
        Head = head;
        _left = head;
        _rest = rest;
    }

    public ReadOnlyMemory<byte> Head { get; }

    public static async Task<PeekedStream> OpenAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[ContainerDetector.HeadBytes];
        var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return new PeekedStream(head.AsMemory(0, read), stream);
    }

    /// <summary>A stream of which the first bytes have been taken already.</summary>
    public static PeekedStream Of(ReadOnlyMemory<byte> head, Stream rest) => new(head, rest);

    public override int Read(Span<byte> buffer)
    {
        if (_left.IsEmpty)
        {
            return _rest.Read(buffer);
        }

        return Take(buffer);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _left.IsEmpty ? _rest.ReadAsync(buffer, cancellationToken) : ValueTask.FromResult(Take(buffer.Span));

    private int Take(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _left.Length);
        _left.Span[..count].CopyTo(buffer);
        _left = _left[count..];
        return count;
    }
}
