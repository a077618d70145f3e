using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Ingest.Web.Security;

/// <summary>
/// Who may change things: whoever sends the admin key, and, where a local host allows it, whoever connects from this machine. The key comes in a header only, which a page of another
/// origin cannot send without being asked first, and which stands in no log of addresses.
/// </summary>
public sealed class CallerCheck(IOptions<WebOptions> options)
{
    /// <summary>The header has to be there, if empty, on loopback too: a form or an image of another page cannot send it.</summary>
    public const string KeyHeader = "x-ingest-key";

    // Only a proxy sends these: then the connection's address is that of the proxy, and tells nothing of the caller.
    private static readonly string[] ProxyHeaders = ["X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Real-IP", "Via"];

    /// <returns>Null where the caller may not.</returns>
    public Caller? Find(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        if (!request.Headers.TryGetValue(KeyHeader, out var given))
        {
            return null;
        }

        var address = request.HttpContext.Connection.RemoteIpAddress;

        if (IsKey(given.ToString(), options.Value.AdminKey))
        {
            return new Caller(Caller.WithKey, address?.ToString());
        }

        return given.ToString().Length == 0 && MayBeKeyless(request) && IsOwnOrigin(request) ? new Caller(Caller.OnLoopback, address?.ToString()) : null;
    }

    /// <summary>Whether this caller needs no key: for the page, which then asks for none.</summary>
    public bool MayBeKeyless(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        // The name too: a site whose name was made to point to this machine is another origin to the browser only.
        return options.Value.KeylessLoopback
            && request.HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && IsLoopbackName(request.Host.Host)
            && !ProxyHeaders.Any(request.Headers.ContainsKey);
    }

    private static bool IsLoopbackName(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    // A browser names the origin of the page with every request that changes something; other clients send none.
    private static bool IsOwnOrigin(HttpRequest request) =>
        request.Headers.Origin.FirstOrDefault() is not { } origin || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && string.Equals(page.Authority, AuthorityOf(request), StringComparison.OrdinalIgnoreCase));

    private static string AuthorityOf(HttpRequest request) => Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own) ? own.Authority : request.Host.Value ?? "";

    // Of the hashes, so that the time taken tells neither the key nor its length.
    private static bool IsKey(string given, string? expected) =>
        !string.IsNullOrEmpty(expected) && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
