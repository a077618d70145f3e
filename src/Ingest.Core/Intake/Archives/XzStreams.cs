using SharpCompress.Compressors.Xz;

namespace Ingest.Core.Intake.Archives;

/// <summary>The streams of an .xz file one after the other (xz file format 1.2.1, 2.2: padding between them is a multiple of four zeros).</summary>
internal sealed class XzStreams(CountingStream source) : ReadOnlyStream
{
    private XZStream? _current = new(source);

    public override int Read(Span<byte> buffer)
    {
        var block = new byte[buffer.Length];
        var read = Read(block);
        block.AsSpan(0, read).CopyTo(buffer);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = 0;

        while (_current is not null && buffer.Length > 0 && (read = await _current.ReadAsync(buffer, cancellationToken)) == 0)
        {
            _current = Next();
        }

        return read;
    }

    private int Read(byte[] block)
    {
        var read = 0;

        while (_current is not null && block.Length > 0 && (read = _current.Read(block, 0, block.Length)) == 0)
        {
            _current = Next();
        }

        return read;
    }

    private XZStream? Next()
    {
        var word = new byte[4];

        while (source.ReadAtLeast(word, word.Length, throwOnEndOfStream: false) is var read and > 0)
        {
            if (read < word.Length || word.AsSpan().ContainsAnyExcept((byte)0))
            {
                return new XZStream(new CountingStream(PeekedStream.Of(word.AsMemory(0, read), source)));
            }
        }

        return null;
    }
}
