using System.Buffers;
using System.Text;

namespace Ingest.Core.Intake.Archives;

/// <summary>A buffered stream of header lines and of blocks of bytes between them. Does not own the stream below.</summary>
internal sealed class LineSource(Stream source) : ReadOnlyStream
{
    /// <summary>Longer lines are cut; no header is so long, and what lies between two records may be one.</summary>
    private const int MaxLineBytes = 64 * 1024;

    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _at;
    private int _filled;

    /// <returns>The next line without its end, as Latin-1 where it is not UTF-8; null at the end of the stream.</returns>
    public async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new ArrayBufferWriter<byte>();
        var any = false;

        while (await FillAsync(cancellationToken))
        {
            any = true;
            var rest = _buffer.AsSpan(_at, _filled - _at);
            var newline = rest.IndexOf((byte)'\n');
            var count = newline < 0 ? rest.Length : newline + 1;
            line.Write(rest[..Math.Min(count, MaxLineBytes - line.WrittenCount)]);
            _at += count;

            if (newline >= 0)
            {
                break;
            }
        }

        return any ? ToText(line.WrittenSpan) : null;
    }

    public override int Read(Span<byte> buffer)
    {
        if (_at == _filled)
        {
            return source.Read(buffer);
        }

        return Take(buffer);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _at == _filled ? source.ReadAsync(buffer, cancellationToken) : ValueTask.FromResult(Take(buffer.Span));

    private int Take(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _filled - _at);
        _buffer.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_at == _filled)
        {
            (_at, _filled) = (0, await source.ReadAsync(_buffer, cancellationToken));
        }

        return _at < _filled;
    }

    private static string ToText(ReadOnlySpan<byte> bytes)
    {
        var line = bytes.TrimEnd("\r\n"u8);
        return System.Text.Unicode.Utf8.IsValid(line) ? Encoding.UTF8.GetString(line) : Encoding.Latin1.GetString(line);
    }
}
