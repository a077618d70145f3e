using System.Buffers;

namespace Ingest.Core.Batches;

/// <summary>Looks through JSON for nulls. What has no value is left out of a batch, so that one with a null is none of ours; the serializer would take it for an item of a list, and the handlers would break on it.</summary>
internal static class JsonNulls
{
    private static readonly SearchValues<byte> InString = SearchValues.Create("\"\\"u8);

    /// <summary>Outside of strings JSON has an n in "null" alone.</summary>
    private static readonly SearchValues<byte> OutsideOfStrings = SearchValues.Create("\"n"u8);

    public static bool Any(ReadOnlySpan<byte> json)
    {
        var isInString = false;

        while (json.IndexOfAny(isInString ? InString : OutsideOfStrings) is var at and >= 0)
        {
            switch (json[at])
            {
                case (byte)'n':
                    return true;
                case (byte)'"':
                    isInString = !isInString;
                    break;
                default:
                    // A backslash: what it escapes is passed over.
                    at = Math.Min(at + 1, json.Length - 1);
                    break;
            }

            json = json[(at + 1)..];
        }

        return false;
    }
}
