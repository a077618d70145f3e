using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Ingest.Core.Intake;

/// <summary>Reads a stream line by line as bytes, without ever holding more than one line.</summary>
internal static class LineReader
{
    /// <returns>Each line without its newline; null for one that is longer than the limit.</returns>
    public static async IAsyncEnumerable<byte[]?> ReadAsync(Stream stream, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true, bufferSize: 64 * 1024));
        var skipping = false;

        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            var buffer = result.Buffer;

            while (buffer.PositionOf((byte)'\n') is { } newline)
            {
                var line = buffer.Slice(0, newline);
                yield return skipping || line.Length > limit ? null : line.ToArray();
                skipping = false;
                buffer = buffer.Slice(buffer.GetPosition(1, newline));
            }

            if (buffer.Length > limit)
            {
                skipping = true;
                buffer = buffer.Slice(buffer.End);
            }

            if (result.IsCompleted)
            {
                if (skipping || buffer.Length > 0)
                {
                    yield return skipping ? null : buffer.ToArray();
                }

                yield break;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }
}
