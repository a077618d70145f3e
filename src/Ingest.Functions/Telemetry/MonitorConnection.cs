using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace Ingest.Functions.Telemetry;

/// <summary>How Application Insights is reached, by the two settings that the Functions host reads too.</summary>
public sealed record MonitorConnection
{
    public const string ConnectionStringName = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public const string AuthenticationName = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    public required string ConnectionString { get; init; }

    /// <summary>Null where the connection string alone is enough.</summary>
    public TokenCredential? Credential { get; init; }

    /// <returns>Null where Application Insights is not set up.</returns>
    public static MonitorConnection? Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);

        return configuration[ConnectionStringName] is { Length: > 0 } connectionString
            ? new MonitorConnection { ConnectionString = connectionString, Credential = ReadCredential(configuration[AuthenticationName]) }
            : null;
    }

    /// <summary><c>Authorization=AAD</c>, with <c>ClientId=...</c> for a user-assigned identity.</summary>
    private static DefaultAzureCredential? ReadCredential(string? text)
    {
        var parts = (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        return string.Equals(parts.GetValueOrDefault("Authorization"), "AAD", StringComparison.OrdinalIgnoreCase)
            ? new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = parts.GetValueOrDefault("ClientId") })
            : null;
    }
}
