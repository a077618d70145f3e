using System.Diagnostics.Tracing;

/// <summary>Runs before <c>Main</c> of a program that names this assembly in DOTNET_STARTUP_HOOKS, and ends it the moment it asks for a certain file. The runtime looks for this very name, outside any namespace.</summary>
internal static class StartupHook
{
    /// <summary>The variable that names the file.</summary>
    public const string FatalFile = "INGEST_TEST_FATAL_FILE";

    // The runtime holds all listeners.
    public static void Initialize() => _ = new Killer($"/drop/{Environment.GetEnvironmentVariable(FatalFile)}");

    /// <summary>Listens to the requests of the storage SDK.</summary>
    private sealed class Killer(string path) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Azure-Core")
            {
                EnableEvents(eventSource, EventLevel.Informational);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            // Request: its id, method, address. Only the pick-up gets the file; others ask for its properties.
            if (eventData is { EventName: "Request", Payload: [_, "GET", string address, ..] } && new Uri(address).AbsolutePath.EndsWith(path, StringComparison.Ordinal))
            {
                Environment.FailFast("This test wants it to die.");
            }
        }
    }
}
