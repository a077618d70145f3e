namespace Ingest.Core.Writing;

/// <summary>What becomes of a version of an article that arrives.</summary>
public enum WriteAction
{
    /// <summary>Nothing stands there: it becomes the article.</summary>
    Add,

    /// <summary>It becomes the article; what stood there on another blob stays as that blob's claim.</summary>
    Carry,

    /// <summary>Another blob carries the article: the arriving version is kept as a claim, to take its place when that blob goes.</summary>
    Claim,

    /// <summary>It is the article already; its index rows may not be there.</summary>
    RepeatCarry,

    /// <summary>It is kept as a claim already.</summary>
    RepeatClaim,

    /// <summary>A newer version of the same blob is there.</summary>
    YieldToNewerVersion,

    /// <summary>Another document of the same drop with the same canonical URL has the say.</summary>
    YieldToOtherDocument,
}
