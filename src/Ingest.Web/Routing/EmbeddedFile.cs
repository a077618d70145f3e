using System.Security.Cryptography;
using Ingest.Web.Api;

namespace Ingest.Web.Routing;

/// <summary>The files that the assembly carries: style sheet, script, icon, the description of the API.</summary>
public static class EmbeddedFile
{
    private const int VersionBytes = 6;

    private static readonly Dictionary<string, Answer> Assets = new(StringComparer.Ordinal)
    {
        ["console.css"] = Read("console.css", "text/css; charset=utf-8"),
        ["console.js"] = Read("console.js", "text/javascript; charset=utf-8"),
        ["icon.svg"] = Read("icon.svg", "image/svg+xml"),
    };

    private static readonly Dictionary<string, string> Versions = Assets.ToDictionary(asset => asset.Key, asset => Convert.ToHexStringLower(SHA256.HashData(asset.Value.Body.Span).AsSpan(0, VersionBytes)));

    public static Answer OpenApi { get; } = Read("openapi.json", Answer.JsonType) with { CacheControl = "no-cache" };

    public static Answer? Find(string name) => Assets.GetValueOrDefault(name);

    /// <summary>Changes with the file, and is part of its address: a browser may keep the file for ever.</summary>
    public static string VersionOf(string name) => Versions[name];

    private static Answer Read(string name, string contentType)
    {
        using var stream = typeof(ApiRoutes).Assembly.GetManifestResourceStream($"Ingest.Web.{name}") ?? throw new InvalidOperationException($"'{name}' is missing from the assembly.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new Answer { ContentType = contentType, Body = bytes.ToArray(), CacheControl = "public, max-age=31536000, immutable" };
    }
}
