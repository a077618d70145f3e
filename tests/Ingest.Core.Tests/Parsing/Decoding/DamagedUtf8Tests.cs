using System.Text;
using FsCheck.Xunit;
using Ingest.Core.Parsing.Decoding;

namespace Ingest.Core.Tests.Parsing.Decoding;

public sealed class DamagedUtf8Tests
{
    [Fact]
    public void Decode_ReadsStrayBytesAsWindows1252_When_TheRestIsUtf8()
    {
        byte[] bytes = [.. "Ågren said "u8, 0x93, .. "wait"u8, 0x94, .. " in the caf"u8, 0xE9, .. " – today"u8];

        Assert.Equal(("Ågren said “wait” in the café – today", 3), DamagedUtf8.Decode(bytes));
    }

    [Fact]
    public void Decode_MarksTheLoss_When_ASequenceWasCutOff() =>
        Assert.Equal(("the bridge \uFFFD", 1), DamagedUtf8.Decode([.. "the bridge "u8, 0xE2, 0x80]));

    [Property]
    public bool Decode_IsUtf8_When_NothingIsDamaged(string? text)
    {
        var bytes = Encoding.UTF8.GetBytes(text ?? "");

        return DamagedUtf8.Decode(bytes) == (Encoding.UTF8.GetString(bytes), 0);
    }

    [Property]
    public bool Decode_LosesNothing_When_TheBytesAreAnything(byte[]? bytes) => DamagedUtf8.Decode(bytes ?? []).Text.Length <= (bytes ?? []).Length;
}
