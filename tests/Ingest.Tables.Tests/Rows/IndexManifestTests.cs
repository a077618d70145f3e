using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingest.Tables.Keys;
using Ingest.Tables.Rows;

namespace Ingest.Tables.Tests.Rows;

public sealed class IndexManifestTests
{
    [Property(MaxTest = 300)]
    public Property Read_GivesTheRowsBack_When_NamesAreAnything() => Prop.ForAll(AnyText.Any.ListOf().ToArbitrary(), names =>
    {
        var rows = names.Select(name => new IndexRow(StorageNames.ArticlesByEntityTable, "202410", ArticleKeys.EntityPrefix("ORG", ArticleKeys.NameKey(name)))).ToList();

        var read = IndexManifest.Read(IndexManifest.Write(rows));

        Assert.Equal(rows, read);
    });

    [Fact]
    public void Read_IsEmpty_When_ThereIsNoManifest()
    {
        Assert.Empty(IndexManifest.Read(null));
        Assert.Empty(IndexManifest.Read([]));
        Assert.Empty(IndexManifest.Read(IndexManifest.Write([])));
    }

    [Fact]
    public void Write_TakesFewBytes_When_AThousandRowsShareAnArticle()
    {
        var time = new DateTimeOffset(2024, 10, 28, 0, 0, 0, TimeSpan.Zero);
        var rows = Enumerable.Range(0, 2000).Select(i => new IndexRow(StorageNames.ArticlesByEntityTable, "202410", ArticleKeys.ByEntityRow("PERSON", $"name {i * 7919}", time, "AAECAwQFBgcICQoLDA0ODw"))).ToList();

        Assert.True(IndexManifest.Write(rows).Length < TableLimits.BytesPerProperty);
    }
}
