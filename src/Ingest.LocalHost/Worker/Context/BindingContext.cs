namespace Microsoft.Azure.Functions.Worker;

public abstract class BindingContext
{
    /// <summary>What the trigger knows beside its value, such as <c>DequeueCount</c> or the tokens of a blob path.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
