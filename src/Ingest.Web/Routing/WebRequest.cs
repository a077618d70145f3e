using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Ingest.Web.Routing;

/// <summary>A request with the values of its path.</summary>
public sealed class WebRequest(HttpRequest http, IReadOnlyDictionary<string, string> values)
{
    // A name of a blob takes 1,024 characters, nothing else as many.
    private const int MaxValueLength = 1024;

    public HttpRequest Http => http;

    /// <summary>A value of the path.</summary>
    public string this[string name] => values[name];

    /// <returns>A value of the query; null where it is missing or blank.</returns>
    /// <exception cref="BadHttpRequestException">It is too long.</exception>
    public string? Find(string name) => http.Query[name].FirstOrDefault()?.Trim() switch
    {
        null or "" => null,
        { Length: > MaxValueLength } => throw new BadHttpRequestException($"'{name}' has more than {MaxValueLength} characters."),
        var value => value,
    };

    /// <exception cref="BadHttpRequestException">It is missing, or too long.</exception>
    public string Get(string name) => Find(name) ?? throw new BadHttpRequestException($"'{name}' is missing.");

    /// <returns>Null where the query has no such value.</returns>
    /// <exception cref="BadHttpRequestException">The value is none of the enumeration's.</exception>
    public T? Find<T>(string name)
        where T : struct, Enum =>
        Find(name) is not { } text ? null
        : Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]) ? value
        : throw new BadHttpRequestException($"'{name}' is none of {string.Join(", ", Enum.GetNames<T>())}.");

    /// <returns>0 where the query has no such value.</returns>
    /// <exception cref="BadHttpRequestException">The value is no place in a file.</exception>
    public long FindPlace(string name) =>
        Find(name) is not { } text ? 0
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place
        : throw new BadHttpRequestException($"'{name}' is no whole number from 0.");

    /// <exception cref="BadHttpRequestException">The value is no number of the range.</exception>
    public int FindNumber(string name, int otherwise, int max) =>
        Find(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max ? number
        : throw new BadHttpRequestException($"'{name}' is no whole number from 1 to {max}.");
}
