namespace Ingest.Core.Writing;

public enum WriteAction
{
    Add,
    Replace,

    /// <summary>The row is there already; its index rows may not be.</summary>
    Repeat,
    YieldToNewerVersion,

    /// <summary>Another blob, or another document of the same one, with the same canonical URL has the say.</summary>
    YieldToOtherDocument,
}
