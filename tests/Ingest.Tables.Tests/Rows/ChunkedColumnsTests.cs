using System.Text;
using Azure.Data.Tables;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingest.Tables.Rows;

namespace Ingest.Tables.Tests.Rows;

public sealed class ChunkedColumnsTests
{
    private const int Chunk = TableLimits.CharactersPerProperty;

    [Property(MaxTest = 60)]
    public Property GetChunked_GivesTheTextBack_When_LengthIsAroundAChunk() => Prop.ForAll(Lengths(), Gen.Elements("a", "é", "😀", "日").ToArbitrary(), (length, piece) =>
    {
        var text = new StringBuilder("x").Insert(1, piece, length / piece.Length).ToString();
        var entity = new TableEntity("p", "r");

        entity.SetChunked("Body", text);

        Assert.Equal(text, entity.GetChunked("Body"));
        Assert.All(entity.Select(column => column.Value).OfType<string>(), chunk => Assert.True(chunk.Length <= Chunk && !char.IsLowSurrogate(chunk[0])));
    });

    [Property(MaxTest = 500)]
    public Property GetChunked_GivesWellFormedText_When_TextIsAnything() => Prop.ForAll(AnyText.Texts(), text =>
    {
        var entity = new TableEntity("p", "r");

        entity.SetChunked("Body", text);

        Assert.Equal(text.Length == 0 ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD'), entity.GetChunked("Body"));
    });

    [Theory]
    [InlineData(1)]
    [InlineData(TableLimits.BytesPerProperty)]
    [InlineData(TableLimits.BytesPerProperty + 1)]
    [InlineData(3 * TableLimits.BytesPerProperty)]
    public void GetChunkedBinary_GivesTheBytesBack_When_Set(int length)
    {
        var bytes = new byte[length];
        bytes[^1] = 7;
        var entity = new TableEntity("p", "r");

        entity.SetChunkedBinary("Manifest", bytes);

        Assert.Equal(bytes, entity.GetChunkedBinary("Manifest"));
        Assert.All(entity.Select(column => column.Value).OfType<byte[]>(), chunk => Assert.True(chunk.Length <= TableLimits.BytesPerProperty));
    }

    [Fact]
    public void SetChunked_WritesNoColumn_When_ThereIsNothing()
    {
        var entity = new TableEntity("p", "r");
        var columns = entity.Count;

        entity.SetChunked("Body", null);
        entity.SetChunked("Entities", "");
        entity.SetChunkedBinary("Manifest", []);

        Assert.Equal(columns, entity.Count);
        Assert.Null(entity.GetChunked("Body"));
        Assert.Null(entity.GetChunkedBinary("Manifest"));
    }

    [Fact]
    public void SetCut_SaysThatItCut_When_TextIsTooLong()
    {
        var entity = new TableEntity("p", "r");

        Assert.True(entity.SetCut("Short", new string('a', TableLimits.CharactersPerShortText)));
        Assert.False(entity.SetCut("Long", new string('a', TableLimits.CharactersPerShortText - 1) + "😀"));

        Assert.Equal(TableLimits.CharactersPerShortText - 1, entity.GetString("Long").Length);
    }

    private static Arbitrary<int> Lengths() => Gen.Elements(0, 1, Chunk - 2, Chunk - 1, Chunk, Chunk + 1, (2 * Chunk) - 1, 2 * Chunk, (2 * Chunk) + 1, 5 * Chunk).ToArbitrary();
}
