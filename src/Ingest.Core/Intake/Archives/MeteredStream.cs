namespace Ingest.Core.Intake.Archives;

/// <summary>
/// What a decoder gives, counted against the archive's budget. A decoder reports damage by whatever it runs into; here that becomes
/// an <see cref="InvalidDataException"/>. Owns the decoder.
/// </summary>
/// <param name="taken">The compressed bytes that the decoder took so far.</param>
/// <param name="checkEnd">Is told at the end how many bytes came out in all; throws where that cannot be.</param>
internal sealed class MeteredStream(Stream decoder, ArchiveBudget budget, Func<long> taken, Action<long>? checkEnd = null) : ReadOnlyStream
{
    private long _given;

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Count(decoder.Read(buffer), buffer.Length);
        }
        catch (Exception fault) when (DecoderFaults.Is(fault))
        {
            throw Damaged(fault);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return Count(await decoder.ReadAsync(buffer, cancellationToken), buffer.Length);
        }
        catch (Exception fault) when (DecoderFaults.Is(fault))
        {
            throw Damaged(fault);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close(decoder);
        }

        base.Dispose(disposing);
    }

    private static void Close(Stream stream)
    {
        try
        {
            stream.Dispose();
        }
        catch (Exception fault) when (DecoderFaults.Is(fault))
        {
            // A decoder that checks the rest of a damaged file once more; that it is damaged has been said.
        }
    }

    private int Count(int read, int wanted)
    {
        if (read == 0 && wanted > 0)
        {
            checkEnd?.Invoke(_given);
        }

        _given += read;
        budget.Count(read, _given, taken());
        return read;
    }

    private static InvalidDataException Damaged(Exception fault) => new("The compressed data is damaged or cut off: " + fault.Message, fault);
}
