using System.Globalization;
using System.Text.RegularExpressions;
using Ingest.Tables;
using Ingest.Tables.Reading;
using Ingest.Tables.Rows;

namespace Ingest.Architecture.Tests;

/// <summary>docs/tables.md, the contract with downstream applications, says what the code does.</summary>
public sealed partial class TablesDocumentTests
{
    private const string Document = "docs/tables.md";
    private const string Keys = "PartitionKey String, RowKey String";

    // Of the client, not of the table; and the article's id, which is its partition key.
    private static readonly string[] NoColumns = ["PartitionKey", "RowKey", "Timestamp", "ETag"];

    public static TheoryData<string, Type> Rows => new()
    {
        { "## Articles", typeof(ArticleEntity) },
        { "## ArticlesByDate", typeof(ArticleByDateEntity) },
        { "## ArticlesByEntity", typeof(ArticleByEntityEntity) },
        { "## Quotes", typeof(QuoteEntity) },
        { "## Stories", typeof(StoryEntity) },
        { "## Ledger", typeof(LedgerEntity) },
        { "## Ledger: batch row", typeof(LedgerBatchEntity) },
        { "## DeadLetters", typeof(DeadLetterEntity) },
        { "## Articles: change row", typeof(ArticleChangeEntity) },
        { "## Articles: claim row", typeof(ArticleClaimEntity) },
        { "## Articles: meta rows", typeof(TableLayout) },
        { "## Ledger: state row", typeof(LedgerStateEntity) },
        { "## Ledger: sweep row", typeof(LedgerSweepEntity) },
        { "## Ledger: usage row", typeof(LedgerUsageEntity) },
        { "## Ledger: audit row", typeof(LedgerAuditEntity) },
        { "## DeadLetters: failure row", typeof(DeliveryFailureEntity) },
    };

    [Fact]
    public void Rows_AreAllDocumented_When_OneIsAdded() =>
        Assert.All(typeof(SchemaVersion).Assembly.GetExportedTypes().Where(type => type.Name.EndsWith("Entity", StringComparison.Ordinal)), type => Assert.Contains(Rows, row => row.Data.Item2 == type));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Columns_AreThoseOfTheCode_When_OneIsAddedOrChanged(string heading, Type row)
    {
        var documented = DocumentTests.TableRows(Repository.Read(Document), heading);

        Assert.Equal(
            $"{Keys}, {string.Join(", ", ColumnsOf(row).Order(StringComparer.Ordinal))}",
            $"{Keys}, {string.Join(", ", documented.Skip(2).Select(cells => $"{cells[0]} {FirstWord().Match(cells[1])}").Order(StringComparer.Ordinal))}");
        Assert.Equal(Keys, string.Join(", ", documented.Take(2).Select(cells => $"{cells[0]} {cells[1]}")));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Columns_HaveAMeaningAnExampleAndAVersion_When_TheyAreListed(string heading, Type row)
    {
        Assert.NotNull(row);
        Assert.All(DocumentTests.TableRows(Repository.Read(Document), heading), cells =>
        {
            Assert.True(cells[2].Length > 0, $"{cells[0]} has no meaning.");
            Assert.True(cells[1].StartsWith("Binary", StringComparison.Ordinal) || cells[3].StartsWith('`'), $"{cells[0]} has no example.");
            Assert.All(Since().Matches(cells[2]), since => Assert.Contains(Versions(), version => version == since.Groups[1].Value));
        });
    }

    [Fact]
    public void Versions_EndWithTheCurrentOne_When_ItIsRaised() => Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{SchemaVersion.Current}.{SchemaVersion.Minor}"), Versions()[^1]);

    [Theory]
    [InlineData(Document)]
    [InlineData("README.md")]
    [InlineData("src/Ingest.Tables/README.md")]
    public void CSharp_IsCompiled_When_ADocumentShowsIt(string document)
    {
        var compiled = Snippets().Values.ToHashSet(StringComparer.Ordinal);

        var shown = CSharpBlock().Matches(Repository.Read(document).ReplaceLineEndings("\n")).Select(block => block.Groups[1].Value).ToArray();

        Assert.NotEmpty(shown);
        Assert.All(shown, code => Assert.True(compiled.Contains(code), $"{document} shows code that tests/Ingest.Examples/Questions.cs does not have:\n{code}"));
    }

    [Fact]
    public void CSharp_IsShown_When_ItIsMarkedAsSnippet() =>
        Assert.All(Snippets(), snippet => Assert.True(Repository.Read(Document).ReplaceLineEndings("\n").Contains(snippet.Value, StringComparison.Ordinal), $"{Document} does not show <{snippet.Key}>."));

    private static string[] Versions() => [.. DocumentTests.TableRows(Repository.Read(Document), "## Schema version").Select(cells => cells[0])];

    private static IEnumerable<string> ColumnsOf(Type row)
    {
        var columns = row.GetProperties()
            .Where(property => !NoColumns.Contains(property.Name) && !IsThePartition(row, property.Name) && property.Name != nameof(TableLayout.Months))
            .Select(property => $"{property.Name} {NameOf(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)}");
        return row == typeof(ArticleEntity) ? columns.Append($"{nameof(SchemaVersion)} Int32") : columns;
    }

    private static bool IsThePartition(Type row, string column) =>
        (row == typeof(ArticleEntity) && column == nameof(ArticleEntity.Id)) || (column == nameof(ArticleChangeEntity.ArticleId) && (row == typeof(ArticleChangeEntity) || row == typeof(ArticleClaimEntity)));

    private static string NameOf(Type type) => type == typeof(byte[]) ? "Binary" : type == typeof(DateTimeOffset) ? "DateTime" : type.Name;

    /// <summary>The code between <c>// &lt;name&gt;</c> and <c>// &lt;/name&gt;</c>, moved to the left margin.</summary>
    private static Dictionary<string, string> Snippets() =>
        Snippet().Matches(Repository.Read("tests/Ingest.Examples/Questions.cs").ReplaceLineEndings("\n"))
            .ToDictionary(snippet => snippet.Groups["name"].Value, snippet => string.Join('\n', snippet.Groups["code"].Value.Split('\n').Select(line => line.Length == 0 ? line : line[snippet.Groups["margin"].Length..])));

    [GeneratedRegex(@"^\w+", RegexOptions.NonBacktracking)]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"\(since ([0-9.]+)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Since();

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex(@"^(?<margin> *)// <(?<name>[\w-]+)>\n(?<code>.*?)^ *// </\k<name>>", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Snippet();
}
