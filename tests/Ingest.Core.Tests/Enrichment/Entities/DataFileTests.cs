using FsCheck.Xunit;
using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Entities.Tagging;

namespace Ingest.Core.Tests.Enrichment.Entities;

public sealed class DataFileTests
{
    [Property(MaxTest = 50)]
    public void Gazetteer_AnswersWhatItWasBuiltFrom_When_ItIsLoadedAgain(ulong[] phrases, bool isPlace)
    {
        // A fingerprint is the upper half of a hash, and each phrase of a gazetteer has one of its own.
        var names = phrases.DistinctBy(phrase => phrase >> 32).ToDictionary(phrase => phrase, _ => isPlace ? NameKinds.City : NameKinds.Given);
        using var stream = new MemoryStream();
        Gazetteer.Build(names).Save(stream);
        stream.Position = 0;

        var loaded = Gazetteer.Load(stream);

        Assert.All(names, name => Assert.Equal(name.Value, loaded[name.Key]));
    }

    [Fact]
    public void Gazetteer_GrowsAndKeepsAllNames_When_TheyFallIntoOneSlot()
    {
        var names = Enumerable.Range(1, 40).ToDictionary(number => ((ulong)number << 32) | 3, _ => NameKinds.Country);

        var gazetteer = Gazetteer.Build(names);

        Assert.All(names.Keys, phrase => Assert.Equal(NameKinds.Country, gazetteer[phrase]));
        Assert.Equal(NameKinds.None, gazetteer[(99ul << 32) | 3]);
    }

    [Fact]
    public void AliasTable_AnswersWhatItWasBuiltFrom_When_ItIsLoadedAgain()
    {
        var table = AliasTable.Build(new Dictionary<(ulong, EntityType), Alias>
        {
            [(1, EntityType.Organization)] = new("World Food Programme", EntityType.Organization, IsAcronym: true),
            [(1, EntityType.Location)] = new("Kenya", EntityType.Location, IsAcronym: false),
            [(2, EntityType.Location)] = new("Kenya", EntityType.Location, IsAcronym: false),
        });
        using var stream = new MemoryStream();
        table.Save(stream);
        stream.Position = 0;

        var loaded = AliasTable.Load(stream);

        Assert.Equal(new Alias("World Food Programme", EntityType.Organization, IsAcronym: true), loaded.Find(1, EntityType.Organization));
        Assert.Equal("Kenya", loaded.Find(1, EntityType.Location)?.Name);
        Assert.Equal("Kenya", loaded.Find(2, EntityType.Location)?.Name);
        Assert.Null(loaded.Find(2, EntityType.Organization));
    }

    [Fact]
    public void Load_SaysWhatIsWrong_When_TheFileIsOfAnotherKindOrCutShort()
    {
        Assert.Throws<InvalidDataException>(() => Gazetteer.Load(new MemoryStream(new byte[64])));
        Assert.Throws<InvalidDataException>(() => CrfModel.Load(new MemoryStream(new byte[64])));
        Assert.Throws<EndOfStreamException>(() => Gazetteer.Load(new MemoryStream([0x47, 0x41, 0x5A, 0x31, 16, 0, 0, 0, 1])));
        Assert.Throws<InvalidOperationException>(() => EntityResources.Open("none.bin"));
    }
}
