using Azure;
using Azure.Data.Tables;
using Ingest.Tables.Rows;

namespace Ingest.Tables.Tests.Rows;

/// <summary>
/// The rows that are stored as dictionaries have the columns of their class, so that <c>schema.txt</c>, which lists the classes, lists the tables.
/// </summary>
public sealed class StoredColumnsTests
{
    // What is not a column of the class, and what is no column.
    private static readonly string[] Keys = [nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey), nameof(ITableEntity.ETag), nameof(ArticleEntity.Id), nameof(ArticleChangeEntity.ArticleId)];

    [Fact]
    public void ArticleEntity_StoresEveryColumnUnderItsNameAndType_When_AllAreSet() =>
        AssertStored(Filled<ArticleEntity>().ToTableEntity(), typeof(ArticleEntity), [nameof(SchemaVersion)], written: [nameof(ArticleEntity.Truncated)]);

    [Fact]
    public void LedgerEntity_StoresEveryColumnUnderItsNameAndType_When_AllAreSet() => AssertStored(Filled<LedgerEntity>().ToTableEntity(), typeof(LedgerEntity), [], []);

    [Fact]
    public void LedgerBatchEntity_StoresEveryColumnUnderItsNameAndType_When_AllAreSet() =>
        AssertStored(Filled<LedgerBatchEntity>().ToTableEntity(), typeof(LedgerBatchEntity), [], []);

    [Fact]
    public void LedgerStateEntity_StoresEveryColumnUnderItsNameAndType_When_AllAreSet() => AssertStored(Filled<LedgerStateEntity>().ToTableEntity(), typeof(LedgerStateEntity), [], []);

    [Fact]
    public void LedgerSweepEntity_StoresEveryColumnUnderItsNameAndType_When_AllAreSet() => AssertStored(Filled<LedgerSweepEntity>().ToTableEntity(), typeof(LedgerSweepEntity), [], []);

    [Fact]
    public void LedgerUsageEntity_StoresEveryColumnUnderItsNameAndType_When_AllAreSet() => AssertStored(Filled<LedgerUsageEntity>().ToTableEntity(), typeof(LedgerUsageEntity), [], []);

    [Fact]
    public void ArticleChangeEntity_StoresEveryColumnUnderItsNameAndType_When_AllAreSet() => AssertStored(Filled<ArticleChangeEntity>().ToTableEntity(), typeof(ArticleChangeEntity), [], []);

    [Fact]
    public void ArticleClaimEntity_StoresEveryColumnUnderItsNameAndType_When_AllAreSet() =>
        AssertStored(Filled<ArticleClaimEntity>().ToTableEntity(), typeof(ArticleClaimEntity), [], []);

    /// <param name="added">Columns that the class has no property for.</param>
    /// <param name="written">Columns that only some rows have, by the writer's choice.</param>
    private static void AssertStored(TableEntity stored, Type type, string[] added, string[] written)
    {
        var declared = type.GetProperties().Where(property => !Keys.Contains(property.Name)).ToDictionary(property => property.Name, property => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
        var columns = stored.Where(column => column.Key is not (nameof(ITableEntity.PartitionKey) or nameof(ITableEntity.RowKey) or "odata.etag") && !added.Contains(column.Key)).ToDictionary(column => column.Key, column => column.Value.GetType());

        Assert.Equal(declared.Keys.Except(written).Order(StringComparer.Ordinal), columns.Keys.Order(StringComparer.Ordinal));
        Assert.All(columns, column => Assert.Equal(declared[column.Key], column.Value));
        Assert.All(added, column => Assert.True(stored.ContainsKey(column)));
    }

    private static T Filled<T>()
    {
        var row = (T)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(T));

        foreach (var property in typeof(T).GetProperties())
        {
            property.SetValue(row, ValueOf(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));
        }

        return row;
    }

    private static object ValueOf(Type type) => type switch
    {
        _ when type == typeof(string) => "text",
        _ when type == typeof(int) => 1,
        _ when type == typeof(long) => 1L,
        _ when type == typeof(bool) => true,
        _ when type == typeof(byte[]) => new byte[] { 1 },
        _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
        _ when type == typeof(ETag) => ETag.All,
        _ => throw new NotSupportedException($"A column cannot be of type {type}."),
    };
}
