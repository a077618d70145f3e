using SharpCompress.Common;
using SharpCompress.Compressors.ZStandard;

namespace Ingest.Core.Intake.Archives;

/// <summary>The exceptions by which the decoders say that their input is damaged. Other faults, such as of the disk, are not among them.</summary>
internal static class DecoderFaults
{
    public static bool Is(Exception fault) => fault is InvalidDataException or EndOfStreamException or SharpCompressException or ZstdException
        or IndexOutOfRangeException or ArgumentException or InvalidOperationException or NotSupportedException or NotImplementedException
        or NullReferenceException or ArithmeticException or FormatException or InvalidCastException or KeyNotFoundException;
}
