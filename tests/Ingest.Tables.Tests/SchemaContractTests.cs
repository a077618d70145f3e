using System.Globalization;
using Azure.Data.Tables;
using Ingest.Tables.Keys;

namespace Ingest.Tables.Tests;

/// <summary>
/// The rows as downstream applications know them: <c>schema.txt</c>. Where this fails because rows changed on purpose, raise
/// <see cref="SchemaVersion.Current"/>, run the tests with <c>INGEST_ACCEPT_SCHEMA=1</c>, and say in docs/tables.md what changed.
/// </summary>
public sealed class SchemaContractTests
{
    private const string AcceptVariable = "INGEST_ACCEPT_SCHEMA";

    private static readonly string[] KeyColumns = [nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey), nameof(ITableEntity.Timestamp), nameof(ITableEntity.ETag)];

    [Fact]
    public void Rows_KeepTheirColumns_When_TheSchemaVersionStays()
    {
        var actual = Describe();
        Accept(actual);

        var accepted = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schema.txt")).ReplaceLineEndings("\n");

        Assert.Equal(accepted, actual);
    }

    [Fact]
    public void Describe_CoversEveryRowType_When_OneIsAdded()
    {
        var rows = typeof(SchemaVersion).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(ITableEntity)));

        Assert.All(rows, type => Assert.EndsWith("Entity", type.Name, StringComparison.Ordinal));
    }

    private static string Describe()
    {
        var types = typeof(SchemaVersion).Assembly.GetExportedTypes().Where(type => type.Name.EndsWith("Entity", StringComparison.Ordinal));
        var blocks = types
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => $"{type.Name}\n{string.Concat(ColumnsOf(type).Order(StringComparer.Ordinal).Select(column => $"  {column}\n"))}");
        return string.Create(CultureInfo.InvariantCulture, $"schema version {SchemaVersion.Current}.{SchemaVersion.Minor}\n\n{string.Join('\n', blocks)}\nkeys\n{string.Concat(KeyExamples().Select(key => $"  {key}\n"))}");
    }

    /// <summary>The keys of one article, one drop and one dead letter: applications build them too.</summary>
    private static IEnumerable<string> KeyExamples()
    {
        const string Article = "9zk9xHEXkcL9MVovGej5yA";
        const string Drop = "north/harbour-bridge.html";
        var date = new DateTimeOffset(2026, 3, 3, 9, 30, 0, TimeSpan.FromHours(1));

        yield return $"Articles: {Article} {ArticleKeys.ArticleRow}";
        yield return $"Articles, change: {Article} {ArticleKeys.ChangeRow(2)}";
        yield return $"Articles, claim: {Article} {ArticleKeys.ClaimRow(Drop)}";
        yield return $"Articles, meta: {ArticleKeys.MetaPartition} {ArticleKeys.MetaRow}";
        yield return $"Articles, month: {ArticleKeys.MetaPartition} {ArticleKeys.MonthRow(ArticleKeys.Month(date), 16)}";
        yield return $"partition, 1 shard: {ArticleKeys.MonthPartition(date, ArticleKeys.Shard(Article, 1), 1)}";
        yield return $"partition, 16 shards: {ArticleKeys.MonthPartition(date, ArticleKeys.Shard(Article, 16), 16)}";
        yield return $"ArticlesByDate: {ArticleKeys.ByDateRow(date, Article)}";
        yield return $"ArticlesByEntity: {ArticleKeys.ByEntityRow(EntityTypes.Person, EntityNames.Key(EntityTypes.Person, "Mára  Lindqvist"), date, Article)}";
        yield return $"Quotes: {ArticleKeys.QuoteRow(ArticleKeys.NameKey("A/B Søren"), date, Article, 7)}";
        yield return $"Stories: {Article} {ArticleKeys.StoryRow(date, Article)}";
        yield return $"Stories, mark: {ArticleKeys.StoryMarks} {ArticleKeys.Month(date)}";
        yield return $"Ledger: {LedgerKeys.Partition(Drop)} {LedgerKeys.DropRow(Drop)}";
        yield return $"Ledger, batch: {LedgerKeys.Partition(Drop)} {LedgerKeys.BatchRow(Drop, 1, 2)}";
        yield return $"Ledger, state: {LedgerKeys.Partition(Drop)} {LedgerKeys.StateRow("written", date, Drop)}";
        yield return $"Ledger, sweep: {LedgerKeys.SweepPartition} {LedgerKeys.CheckpointRow}";
        yield return $"Ledger, certificate: {LedgerKeys.SweepPartition} {LedgerKeys.CertificateRow(date)}";
        yield return $"Ledger, usage: {LedgerKeys.UsagePartition} {LedgerKeys.UsageRow(date, "7d3f0c1b9a2e")}";
        yield return $"Ledger, audit: {LedgerKeys.AuditPartition} {LedgerKeys.AuditRow(date, "0e984725c51c4ac4")}";
        yield return $"DeadLetters, failure: {DeadLetterKeys.FailurePartition} {DeadLetterKeys.FailureRow("parse", Drop)}";
        yield return $"DeadLetters: {DeadLetterKeys.Partition(date)} {DeadLetterKeys.Row(date, "t-1IYotwVZI1")}";
    }

    private static IEnumerable<string> ColumnsOf(Type type) =>
        from property in type.GetProperties()
        where !KeyColumns.Contains(property.Name)
        select $"{property.Name}: {NameOf(property.PropertyType)}";

    // Names of the service's own types; a chunked column goes on as Name1, Name2, ...
    private static string NameOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => "Edm.String",
        var t when t == typeof(int) => "Edm.Int32",
        var t when t == typeof(long) => "Edm.Int64",
        var t when t == typeof(bool) => "Edm.Boolean",
        var t when t == typeof(double) => "Edm.Double",
        var t when t == typeof(byte[]) => "Edm.Binary",
        var t when t == typeof(DateTimeOffset) => "Edm.DateTime",
        var t => throw new NotSupportedException($"A column cannot be of type {t}."),
    };

    private static void Accept(string schema)
    {
        if (Environment.GetEnvironmentVariable(AcceptVariable) != "1")
        {
            return;
        }

        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "schema.txt"), schema);
        File.WriteAllText(Path.Combine(SourceFolder(), "schema.txt"), schema);
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
