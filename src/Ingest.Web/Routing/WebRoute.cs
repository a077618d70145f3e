using Microsoft.AspNetCore.Http;

namespace Ingest.Web.Routing;

/// <summary>One path of the web. A segment in braces takes any one segment and is a value.</summary>
/// <param name="Method">GET, which answers HEAD too, or POST.</param>
/// <param name="Template">Without the slash that it starts with.</param>
public sealed record WebRoute(string Method, string Template, Func<WebRequest, CancellationToken, Task<Answer>> Handle)
{
    private readonly string[] _segments = Template.Split('/');

    public bool IsOf(string method) => Method == method || (Method == HttpMethods.Get && method == HttpMethods.Head);

    /// <returns>The values of the path, or null where it is another path.</returns>
    public IReadOnlyDictionary<string, string>? Match(string path)
    {
        var given = path.Trim('/').Split('/');

        if (given.Length != _segments.Length)
        {
            return null;
        }

        var values = new Dictionary<string, string>();

        foreach (var (segment, value) in _segments.Zip(given))
        {
            if (segment is ['{', .. var name, '}'])
            {
                values[name] = value;
            }
            else if (segment != value)
            {
                return null;
            }
        }

        return values;
    }
}
