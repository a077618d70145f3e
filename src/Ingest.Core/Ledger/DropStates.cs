namespace Ingest.Core.Ledger;

public static class DropStates
{
    /// <summary>Whether nothing more will happen to a version in this state by itself.</summary>
    public static bool IsEnd(this DropState state) => state is not (DropState.Received or DropState.Parsed or DropState.Deleting);

    /// <summary>Whether the blob was deleted.</summary>
    public static bool IsGone(this DropState state) => state is DropState.Deleting or DropState.Deleted;

    /// <summary>Whether records of the drop stand in the articles container, as the article or as another blob's rival.</summary>
    public static bool HasRecords(this DropState state) => state is DropState.Written or DropState.Duplicate;

    /// <summary>The state's name in the ledger and on the command line.</summary>
    public static string Name(this DropState state) => state switch
    {
        DropState.Received => "received",
        DropState.Parsed => "parsed",
        DropState.Written => "written",
        DropState.Duplicate => "duplicate",
        DropState.Superseded => "superseded",
        DropState.Deleting => "deleting",
        DropState.Deleted => "deleted",
        DropState.DeadLettered => "dead-lettered",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static DropState Parse(string name) =>
        Array.Find(Enum.GetValues<DropState>(), state => state.Name() == name) is var state && state.Name() == name
            ? state
            : throw new FormatException($"'{name}' is no state of a drop.");
}
