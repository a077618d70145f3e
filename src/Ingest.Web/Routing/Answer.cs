using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Ingest.Web.Routing;

/// <summary>What a route answers: bytes with their type, written with an ETag and the headers that every answer has.</summary>
public sealed record Answer : IResult
{
    public const string HtmlType = "text/html; charset=utf-8";
    public const string JsonType = "application/json; charset=utf-8";

    private const int ETagBytes = 12;

    public int Status { get; init; } = StatusCodes.Status200OK;

    public string? ContentType { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Ask again each time: what has not changed is answered with 304.</summary>
    public string CacheControl { get; init; } = "no-cache";

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public static Answer Html(string page, int status = StatusCodes.Status200OK) => new() { Status = status, ContentType = HtmlType, Body = Encoding.UTF8.GetBytes(page) };

    public static Answer Json<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        new() { Status = status, ContentType = JsonType, Body = JsonSerializer.SerializeToUtf8Bytes(value, type) };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);

        var (request, response) = (httpContext.Request, httpContext.Response);
        response.Headers.CacheControl = CacheControl;

        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }

        if (Status == StatusCodes.Status200OK && !Body.IsEmpty)
        {
            var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Body.Span).AsSpan(0, ETagBytes))}\"";
            response.Headers.ETag = etag;

            if (request.Headers.IfNoneMatch.Any(tags => tags is not null && tags.Contains(etag, StringComparison.Ordinal)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.StatusCode = Status;

        if (Body.IsEmpty)
        {
            return;
        }

        response.ContentType = ContentType;
        response.ContentLength = Body.Length;

        if (!HttpMethods.IsHead(request.Method))
        {
            await response.Body.WriteAsync(Body, httpContext.RequestAborted);
        }
    }
}
