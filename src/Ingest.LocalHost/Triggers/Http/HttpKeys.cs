using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.LocalHost.Triggers.Http;

/// <summary>Who may call an HTTP function: the key comes in header <c>x-functions-key</c> or query value <c>code</c>. A level whose key is not configured is closed, for loopback callers too.</summary>
internal sealed class HttpKeys(LocalHostOptions options)
{
    public bool Allows(AuthorizationLevel level, HttpRequest request)
    {
        if (level == AuthorizationLevel.Anonymous || !options.RequireHttpKeys)
        {
            return true;
        }

        var given = request.Headers["x-functions-key"].FirstOrDefault() ?? request.Query["code"].FirstOrDefault();
        var isFunctionKey = IsKey(given, options.FunctionKey);
        var isAdminKey = IsKey(given, options.AdminKey);
        return isAdminKey || (isFunctionKey && level is (AuthorizationLevel.Function or AuthorizationLevel.User));
    }

    // Of the hashes, so that the time taken tells neither the key nor its length.
    private static bool IsKey(string? given, string? expected) =>
        !string.IsNullOrEmpty(given) && !string.IsNullOrEmpty(expected)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
