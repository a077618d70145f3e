namespace Ingest.Testing;

/// <summary>What no log may hold.</summary>
public static class Secrets
{
    /// <returns>Whether the text holds the key or the signature of the connection string, or the signature of any address.</returns>
    public static bool AreIn(string text, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(connectionString);

        return text.Contains("sig=", StringComparison.Ordinal) || Of(connectionString).Any(secret => text.Contains(secret, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Of(string connectionString) =>
        connectionString.Split(';').Select(part => part.Split('=', 2)).Where(part => part is ["AccountKey" or "SharedAccessSignature", { Length: > 0 }]).Select(part => part[1]);
}
