namespace Ingest.Core.Writing;

public enum WriteOutcome
{
    /// <summary>The article stands in the tables as this drop has it.</summary>
    Written,

    /// <summary>Another blob with the same canonical URL has the say.</summary>
    Duplicate,

    /// <summary>A newer version of the same blob stands there.</summary>
    Superseded,
}
