using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.EndToEnd.Tests.Doubles;

internal static class ServiceWrapping
{
    /// <summary>Puts something around a service that the app has registered.</summary>
    public static void Wrap<TService>(this FunctionsApplicationBuilder builder, Func<TService, TService> wrap)
        where TService : class
    {
        var registered = builder.Services.Last(descriptor => descriptor.ServiceType == typeof(TService));
        builder.Services.AddSingleton(provider => wrap((TService)(registered.ImplementationInstance
            ?? registered.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!))));
    }
}
