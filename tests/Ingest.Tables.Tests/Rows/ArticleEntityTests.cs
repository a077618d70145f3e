using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingest.Tables.Rows;

namespace Ingest.Tables.Tests.Rows;

public sealed class ArticleEntityTests
{
    // What the writer makes itself, from hashes and blob names.
    private static readonly string[] Bounded = [nameof(ArticleEntity.Id), nameof(ArticleEntity.Blob), nameof(ArticleEntity.Precedence), nameof(ArticleEntity.ContentHash), nameof(ArticleEntity.DocumentBlob), nameof(ArticleEntity.WriteId), nameof(ArticleEntity.ParserVersion), nameof(ArticleEntity.TakenFrom), nameof(ArticleEntity.Truncated)];

    private static readonly DateTimeOffset Noon = new(2024, 10, 28, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void From_GivesEveryFieldBack_When_RowIsFull()
    {
        var row = FullRow();

        var read = ArticleEntity.From(row.ToTableEntity());

        Assert.Equal(JsonSerializer.Serialize(row), JsonSerializer.Serialize(read));
        Assert.DoesNotContain(typeof(ArticleEntity).GetProperties(), property => property.Name is not (nameof(ArticleEntity.Truncated) or nameof(ArticleEntity.ETag)) && property.GetValue(row) is null);
    }

    [Fact]
    public void From_GivesNothingMore_When_RowIsBare()
    {
        var row = BareRow();

        var read = ArticleEntity.From(row.ToTableEntity());

        Assert.Equal(JsonSerializer.Serialize(row), JsonSerializer.Serialize(read));
    }

    [Theory]
    [InlineData(40_000)]
    [InlineData(400_000)]
    public void ToTableEntity_KeepsTheWholeBody_When_ItFits(int length)
    {
        var body = new string('b', length);

        var read = ArticleEntity.From(With(body: body).ToTableEntity());

        Assert.Equal(body, read.Body);
        Assert.Null(read.Truncated);
    }

    [Property(MaxTest = 40)]
    public Property ToTableEntity_StaysWithinTheLimitsOfARow_When_PartsAreHuge() => Prop.ForAll(Sizes(), Sizes(), Sizes(), (body, entities, quotes) =>
    {
        var row = With(body: new string('日', body), entities: new string('e', entities), quotes: new string('q', quotes));

        var entity = row.ToTableEntity();

        Assert.True(RowSize.Of(entity) <= TableLimits.BytesPerRow);
        Assert.True(entity.Count <= 252);
        Assert.All(entity.Select(column => column.Value).OfType<string>(), value => Assert.True(value.Length <= TableLimits.CharactersPerProperty));
    });

    [Fact]
    public void ToTableEntity_StaysWithinTheLimitsOfARow_When_ListsAreHuge()
    {
        var list = new string('l', 700_000);
        var row = With(authors: list, images: list, keywords: list);

        Assert.True(RowSize.Of(row.ToTableEntity()) <= TableLimits.BytesPerRow);
    }

    [Fact]
    public void ToTableEntity_StaysWithinTheLimitsOfARow_When_EveryTextIsHuge()
    {
        var row = FullRow();

        foreach (var property in typeof(ArticleEntity).GetProperties().Where(property => property.PropertyType == typeof(string) && !Bounded.Contains(property.Name)))
        {
            property.SetValue(row, new string('日', 100_000));
        }

        var entity = row.ToTableEntity();

        Assert.True(RowSize.Of(entity) <= TableLimits.BytesPerRow, $"{RowSize.Of(entity)} bytes");
        Assert.StartsWith("日日日", ArticleEntity.From(entity).Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void ToTableEntity_NamesWhatItLeftOut_When_RowWouldBeTooLarge()
    {
        var row = With(body: new string('b', 300_000), entities: new string('e', 300_000), quotes: "[]");

        var read = ArticleEntity.From(row.ToTableEntity());

        Assert.Equal(300_000, read.Body!.Length);
        Assert.Null(read.Entities);
        Assert.Contains(nameof(ArticleEntity.Entities), read.Truncated!.Split(' '));
        Assert.DoesNotContain(nameof(ArticleEntity.Body), read.Truncated!.Split(' '));
    }

    [Fact]
    public void ToTableEntity_CutsTheHeadline_When_ItIsTooLong()
    {
        var read = ArticleEntity.From(BareRow(headline: new string('h', 50_000)).ToTableEntity());

        Assert.Equal(TableLimits.CharactersPerShortText, read.Headline!.Length);
        Assert.Equal(nameof(ArticleEntity.Headline), read.Truncated);
    }

    private static ArticleEntity BareRow(string? headline = null) => With(headline: headline);

    private static ArticleEntity With(
        string? headline = null, string? body = null, string? authors = null, string? images = null, string? keywords = null, string? entities = null, string? quotes = null) => new()
        {
            Id = "AAECAwQFBgcICQoLDA0ODw",
            Version = 1,
            Headline = headline,
            Body = body,
            Authors = authors,
            Images = images,
            Keywords = keywords,
            Entities = entities,
            Quotes = quotes,
            Date = Noon,
            ParserVersion = "parse-1",
            Blob = "news/a.html",
            DropVersion = 1,
            Precedence = "p",
            ContentHash = "hash",
            DocumentBlob = "a/1.jsonl",
            DocumentOffset = 0,
            DocumentLength = 10,
            Manifest = [1, 2, 3],
            FirstSeen = Noon,
            LastChanged = Noon,
            WrittenAt = Noon,
            DropLastModified = Noon,
            WriteId = "w",
        };

    /// <summary>Every property set, by its type: a column that one of the two mappings forgets is seen.</summary>
    private static ArticleEntity FullRow()
    {
        var row = With();

        foreach (var property in typeof(ArticleEntity).GetProperties().Where(property => property.Name is not (nameof(ArticleEntity.ETag) or nameof(ArticleEntity.Truncated))))
        {
            property.SetValue(row, Value(property.PropertyType, property.Name));
        }

        return row;
    }

    private static object Value(Type type, string name) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => $"value of {name}",
        var t when t == typeof(int) => name.Length,
        var t when t == typeof(long) => (long)name.Length << 33,
        var t when t == typeof(bool) => true,
        var t when t == typeof(DateTimeOffset) => Noon.AddTicks(name.Length),
        var t when t == typeof(byte[]) => Encoding.UTF8.GetBytes(name),
        var t => throw new NotSupportedException($"A column of type {t} needs a value here."),
    };

    private static Arbitrary<int> Sizes() => Gen.Elements(0, 10, 40_000, 200_000, 490_000, 600_000, 2_000_000).ToArbitrary();
}
