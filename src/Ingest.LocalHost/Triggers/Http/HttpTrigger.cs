using Ingest.LocalHost.Discovery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.LocalHost.Triggers.Http;

/// <summary>The route holds the prefix; the methods are upper-case, none meaning all.</summary>
internal sealed record HttpTrigger(RoutePattern Pattern, IReadOnlyList<string> Methods, AuthorizationLevel AuthLevel) : Trigger
{
    public override IReadOnlyList<Type> ValueTypes { get; } = [typeof(HttpRequest)];

    public override IReadOnlyCollection<string> DataNames => [.. Pattern.Parameters.Select(parameter => parameter.Name)];

    public override IReadOnlyList<Type> DataTypes { get; } = [typeof(string), typeof(int), typeof(long), typeof(Guid), typeof(bool)];

    /// <exception cref="FormatException">The route does not parse.</exception>
    public static HttpTrigger Create(string routePrefix, string route, IReadOnlyList<string>? methods, AuthorizationLevel authLevel)
    {
        try
        {
            var pattern = RoutePatternFactory.Parse(routePrefix.Length == 0 ? route : $"{routePrefix}/{route}");
            return new HttpTrigger(pattern, [.. (methods ?? []).Select(method => method.ToUpperInvariant())], authLevel);
        }
        catch (RoutePatternException exception)
        {
            throw new FormatException($"'{route}' is not a route: {exception.Message}", exception);
        }
    }

    public override string? RejectResult(Type resultType)
    {
        if (typeof(IActionResult).IsAssignableFrom(resultType))
        {
            return "returns an IActionResult, which needs MVC and which this host does not run; return an IResult (Results.Ok(...), TypedResults...).";
        }

        return resultType == typeof(string) || typeof(IResult).IsAssignableFrom(resultType)
            ? null
            : $"returns {resultType.Name}; an HTTP function returns an IResult, a string or nothing.";
    }

    public override string Describe(string httpAddress) =>
        $"[{(Methods.Count == 0 ? "ANY" : string.Join(',', Methods))}] {httpAddress.TrimEnd('/')}/{Pattern.RawText?.TrimStart('/')}";
}
