using System.Text.RegularExpressions;

namespace Ingest.Infra.Tests;

/// <summary>The roles of the app let it do what its code does (<c>data-actions.txt</c>, which a test measures), and none of them could be left out.</summary>
public sealed partial class DataActionTests
{
    private const string Account = "Microsoft.Storage/storageAccounts";

    /// <summary>What the built-in roles allow on data, as far as the list goes.</summary>
    /// <remarks>Microsoft Learn, "Azure built-in roles for Storage".</remarks>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["storageBlobDataOwner"] = [$"{Account}/blobServices/containers/"],
        ["storageQueueDataContributor"] = [$"{Account}/queueServices/queues/read", $"{Account}/queueServices/queues/write", $"{Account}/queueServices/queues/delete", $"{Account}/queueServices/queues/messages/"],
        ["storageTableDataContributor"] = [$"{Account}/tableServices/tables/read", $"{Account}/tableServices/tables/write", $"{Account}/tableServices/tables/delete", $"{Account}/tableServices/tables/entities/"],
    };

    [Fact]
    public void Roles_AllowWhatTheCodeDoes_When_Assigned()
    {
        var roles = AssignedRoles();

        Assert.NotEmpty(roles);
        Assert.All(Actions(), action => Assert.Contains(roles, role => Allows(role, action)));
    }

    [Fact]
    public void Roles_AreAllNeeded_When_Assigned() =>
        Assert.All(AssignedRoles(), role => Assert.Contains(Actions(), action => Allows(role, action)));

    private static List<string> Actions() =>
        [.. Repository.Read("tests/Ingest.EndToEnd.Tests/Access/data-actions.txt").Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length > 0 && line[0] != '#')];

    private static List<string> AssignedRoles() => [.. Role().Matches(Repository.Read("infra/modules/app-access.bicep")).Select(role => role.Groups[1].Value)];

    private static bool Allows(string role, string action) => Allowed[role].Any(allowed => allowed == action || (allowed.EndsWith('/') && action.StartsWith(allowed, StringComparison.Ordinal)));

    // The list of roles on the storage account.
    [GeneratedRegex(@"^  roles\.(storage\w+)", RegexOptions.Multiline)]
    private static partial Regex Role();
}
