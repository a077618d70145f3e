namespace Ingest.Core.Intake.Archives;

/// <summary>Counts the compressed bytes that a decoder takes, and keeps the last of them. Does not own the stream below.</summary>
internal sealed class CountingStream(Stream source) : ReadOnlyStream
{
    private const int TailBytes = 8;

    private readonly byte[] _tail = new byte[TailBytes];

    public long Count { get; private set; }

    /// <summary>The last bytes that were read; zeros before the first.</summary>
    public ReadOnlySpan<byte> Tail => _tail;

    /// <summary>The same as <see cref="Count"/>: the xz decoder measures its padding by it.</summary>
    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        Took(buffer[..read]);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await source.ReadAsync(buffer, cancellationToken);
        Took(buffer.Span[..read]);
        return read;
    }

    private void Took(ReadOnlySpan<byte> bytes)
    {
        Count += bytes.Length;
        var last = bytes.Length > TailBytes ? bytes[^TailBytes..] : bytes;
        _tail.AsSpan(last.Length).CopyTo(_tail);
        last.CopyTo(_tail.AsSpan(TailBytes - last.Length));
    }
}
