using Azure;
using Azure.Identity;

namespace Ingest.LocalHost.Storage;

/// <summary>Tells a fault of storage, which a loop outlives, from a fault of this program.</summary>
internal static class StorageFault
{
    // In this order: a refused or failed request, several failed retries, the SDK's own time-out, a body cut off, no token to be had.
    public static bool Is(Exception exception) =>
        exception is RequestFailedException or AggregateException or OperationCanceledException or IOException or AuthenticationFailedException;
}
