using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Tests.Enrichment.Entities;

/// <summary>The aliases as text, which readers of the tables have, are those that the enricher uses: both come of one run of <c>Ingest.Training gazetteer</c>.</summary>
public sealed class AliasTextTests
{
    private static readonly string Data = Path.Combine(Root(), "src/Ingest.Core/Enrichment/Entities/Data");

    [Fact]
    public void Text_GivesTheCanonicalNamesOfTheTable_When_EachLineIsLookedUp()
    {
        using var stream = File.OpenRead(Path.Combine(Data, "aliases.bin"));
        var table = AliasTable.Load(stream);
        var lines = File.ReadAllLines(Path.Combine(Data, "aliases.tsv")).Select(line => line.Split('\t')).ToArray();

        Assert.True(lines.Length > 5000);
        Assert.All(lines, columns =>
        {
            var alias = table.Find(Phrase(columns[1]), TypeOf(columns[0]));

            Assert.True(alias is not null, $"{columns[1]} is no alias of the enricher: compile the gazetteer again (docs/models.md).");
            Assert.Equal((columns[2], columns.Length > 3), (alias.Value.Name, alias.Value.IsAcronym));
        });
    }

    private static ulong Phrase(string name)
    {
        var text = TextAnalyzer.AnalyzeVerbatim(name, null);
        return text.Tokens.Select(token => PhraseHash.Word(text.Span(token))).Aggregate(PhraseHash.Empty, PhraseHash.Extend);
    }

    private static EntityType TypeOf(string name) => name switch
    {
        "PERSON" => EntityType.Person,
        "ORG" => EntityType.Organization,
        "LOC" => EntityType.Location,
        _ => EntityType.Miscellaneous,
    };

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../../.."));
}
