namespace Ingest.Core;

/// <summary>What a handler is told about the delivery that it works for.</summary>
public sealed record MessageContext
{
    /// <summary>For runs outside a host: tests and the command line.</summary>
    public static readonly MessageContext Direct = new() { InvocationId = "direct" };

    public required string InvocationId { get; init; }
}
