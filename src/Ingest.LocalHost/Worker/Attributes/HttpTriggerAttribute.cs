using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs a function for each HTTP request that matches the route and the methods.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    public HttpTriggerAttribute() => AuthLevel = AuthorizationLevel.Function;

    /// <summary>As in the real worker, this one leaves <see cref="AuthLevel"/> at <c>Anonymous</c>.</summary>
    public HttpTriggerAttribute(params string[] methods) => Methods = methods;

    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The route below the prefix of <c>host.json</c>. The function's name when absent.</summary>
    public string? Route { get; set; }

    /// <summary>The methods that are answered. All when absent.</summary>
    public string[]? Methods { get; }

    public AuthorizationLevel AuthLevel { get; }
}
