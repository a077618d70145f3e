using System.Text.RegularExpressions;

namespace Ingest.Tables.Tests;

/// <remarks>Rules: "Naming and referencing containers, blobs, and metadata", "Naming queues and metadata" and "Understanding the Table service data model", Azure Storage REST reference.</remarks>
public sealed partial class StorageNamesTests
{
    [Fact]
    public void ContainersAndQueues_AreLegalNames_When_HeldToAzuresRules() =>
        Assert.All(StorageNames.Containers.Concat(StorageNames.Queues), name => Assert.Matches(ContainerOrQueue(), name));

    [Fact]
    public void Tables_AreLegalNames_When_HeldToAzuresRules() => Assert.All(StorageNames.Tables, name => Assert.Matches(Table(), name));

    [Fact]
    public void Lists_HoldEveryConstant_When_OneIsAdded()
    {
        var constants = typeof(StorageNames).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

        var listed = StorageNames.Containers.Concat(StorageNames.Queues).Concat(StorageNames.Tables).ToList();

        Assert.Equal(constants.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.Distinct(listed);
    }

    // 3 to 63 lower-case letters, digits and single hyphens, a letter or digit at both ends.
    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex ContainerOrQueue();

    // 3 to 63 letters and digits, a letter first; "tables" is reserved.
    [GeneratedRegex("^(?!(?i:tables)$)[A-Za-z][A-Za-z0-9]{2,62}$")]
    private static partial Regex Table();
}
