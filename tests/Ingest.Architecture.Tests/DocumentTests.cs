using Ingest.Core.DeadLetters;
using Ingest.Core.Ledger;

namespace Ingest.Architecture.Tests;

/// <summary>What the documents list is what the code has.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void Operations_ListsEveryReasonWithItsNextAction_When_OneIsAdded()
    {
        var rows = TableRows(Repository.Read("docs/operations.md"), "### Reason codes");

        Assert.Equal(Enum.GetNames<ReasonCode>().Order(StringComparer.Ordinal), rows.Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(Enum.Parse<ReasonCode>(row[0]).NextAction(), row[^1]));
    }

    [Fact]
    public void Operations_ListsEveryState_When_OneIsAdded()
    {
        var rows = TableRows(Repository.Read("docs/operations.md"), "## States of a drop");

        Assert.Equal(Enum.GetValues<DropState>().Select(state => (state.Name(), state.IsEnd() ? "yes" : "no")).Order(), rows.Select(row => (row[0], row[1])).Order());
    }

    /// <summary>The cells of the first table behind a heading, without its head; empty where there is no such heading.</summary>
    internal static List<string[]> TableRows(string document, string heading)
    {
        var lines = document.ReplaceLineEndings("\n").Split('\n');
        return [.. lines.SkipWhile(line => line != heading).SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')).Skip(2).Select(line => line.Trim('|', ' ').Split(" | "))];
    }
}
