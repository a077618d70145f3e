namespace Ingest.LocalHost.Invocation;

/// <summary>
/// How one invocation ended: <c>Exception</c> is null when it succeeded, and after <c>WasCutShort</c> (the host stopped, or the trigger was lost)
/// it says nothing about the input.
/// </summary>
internal sealed record InvocationResult(string InvocationId, Exception? Exception, bool WasCutShort)
{
    public bool Succeeded => Exception is null;
}
