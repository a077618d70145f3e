namespace Ingest.Core.Writing;

public enum WriteAction
{
    Add,
    Replace,

    /// <summary>The row is there already; its index rows may not be.</summary>
    Repeat,
    YieldToNewerVersion,
    YieldToOtherBlob,
}
