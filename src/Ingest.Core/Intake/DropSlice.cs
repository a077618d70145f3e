namespace Ingest.Core.Intake;

/// <summary>Some bytes of one version of a dropped blob.</summary>
/// <param name="Start">Their place in the blob.</param>
/// <param name="Bytes">None behind the blob's end.</param>
public sealed record DropSlice(DropInfo Info, long Start, ReadOnlyMemory<byte> Bytes);
