namespace Ingest.Core.Intake.Archives;

/// <summary>A forward-only stream that parts are lent of; what a borrower left unread is passed over.</summary>
internal sealed class SlicedSource(Stream stream)
{
    private readonly Stream _stream = stream;
    private readonly byte[] _waste = new byte[64 * 1024];
    private long? _left;

    /// <returns>False at the end of the stream, also where it ends inside the buffer.</returns>
    public async Task<bool> FillAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        await _stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken) == buffer.Length;

    /// <exception cref="EndOfStreamException">The stream ends before.</exception>
    public ValueTask ReadExactlyAsync(Memory<byte> buffer, CancellationToken cancellationToken) => _stream.ReadExactlyAsync(buffer, cancellationToken);

    /// <summary>Lends the next bytes; <see cref="SkipAsync"/> of the same length must follow.</summary>
    public Stream Slice(long length)
    {
        _left = length;
        return new Part(this);
    }

    /// <summary>Goes on behind the next bytes, of which the part that was lent has read some already.</summary>
    /// <exception cref="EndOfStreamException">The stream ends before.</exception>
    public async Task SkipAsync(long length, CancellationToken cancellationToken)
    {
        var left = _left ?? length;
        _left = null;

        while (left > 0)
        {
            var read = await _stream.ReadAsync(_waste.AsMemory(0, (int)Math.Min(left, _waste.Length)), cancellationToken);
            left -= read > 0 ? read : throw new EndOfStreamException("it ends in the middle of an entry.");
        }
    }

    private int Bounded(int wanted) => (int)Math.Min(wanted, _left ?? 0);

    private int Take(int read, int wanted)
    {
        if (read == 0 && wanted > 0 && _left > 0)
        {
            throw new EndOfStreamException("it ends in the middle of an entry.");
        }

        _left -= read;
        return read;
    }

    /// <summary>Gives nothing more once the source has gone on.</summary>
    private sealed class Part(SlicedSource source) : ReadOnlyStream
    {
        public override int Read(Span<byte> buffer) => source.Take(source._stream.Read(buffer[..source.Bounded(buffer.Length)]), buffer.Length);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            source.Take(await source._stream.ReadAsync(buffer[..source.Bounded(buffer.Length)], cancellationToken), buffer.Length);
    }
}
