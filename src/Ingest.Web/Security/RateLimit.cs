using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Ingest.Web.Security;

/// <summary>How many requests a minute an address may send to this host. Behind a proxy all callers have the proxy's address, and share the limit.</summary>
public sealed class RateLimit : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<HttpRequest> _requests;
    private readonly PartitionedRateLimiter<HttpRequest> _changes;

    public RateLimit(IOptions<WebOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);

        _requests = Create(options.Value.RequestsPerMinute);
        _changes = Create(options.Value.ChangesPerMinute);
    }

    public bool Allows(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        var limiter = HttpMethods.IsPost(request.Method) ? _changes : _requests;
        using var lease = limiter.AttemptAcquire(request);
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        _requests.Dispose();
        _changes.Dispose();
    }

    private static PartitionedRateLimiter<HttpRequest> Create(int permits) => PartitionedRateLimiter.Create<HttpRequest, string>(request => RateLimitPartition.GetFixedWindowLimiter(
        request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Window, QueueLimit = 0 }));
}
