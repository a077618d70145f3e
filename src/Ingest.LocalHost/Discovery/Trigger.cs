namespace Ingest.LocalHost.Discovery;

/// <summary>What makes a function run, with every setting it refers to resolved.</summary>
internal abstract record Trigger
{
    /// <summary>The types that the trigger's own parameter may have.</summary>
    public abstract IReadOnlyList<Type> ValueTypes { get; }

    /// <summary>Names that further parameters may bind to.</summary>
    public virtual IReadOnlyCollection<string> DataNames => [];

    /// <summary>The types that those further parameters may have.</summary>
    public virtual IReadOnlyList<Type> DataTypes => [typeof(string)];

    /// <summary>Why a function of this return type cannot run; null when it can.</summary>
    public virtual string? RejectResult(Type resultType) => null;

    /// <summary>The line that tells what the function waits for, as in <c>blobTrigger drop/{name}</c>.</summary>
    public abstract string Describe(string httpAddress);
}
