namespace Ingest.Web.DeadLetters;

/// <summary>Some bytes of the file that a dead letter is about.</summary>
public sealed record LetterInput
{
    public required string Blob { get; init; }

    /// <summary>Of the version that the bytes are of.</summary>
    public required string ETag { get; init; }

    /// <summary>Whether that is the version that failed; else the file was dropped again since.</summary>
    public required bool IsOfLetter { get; init; }

    /// <summary>Bytes of the whole file.</summary>
    public required long Length { get; init; }

    /// <summary>Place of the first byte.</summary>
    public required long Start { get; init; }

    /// <summary>As base64 in JSON; none behind the end.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }
}
