using System.Reflection;
using Azure.Core;
using Microsoft.Azure.Functions.Worker.Builder;

namespace Ingest.LocalHost;

/// <summary>What the embedded host can be told that the real one has no words for.</summary>
public static class FunctionsApplicationBuilderExtensions
{
    /// <summary>Takes the functions of <paramref name="assembly"/> instead of the entry assembly's: for a process that is not the function app itself.</summary>
    public static FunctionsApplicationBuilder UseFunctionsFrom(this FunctionsApplicationBuilder builder, Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(assembly);
        builder.LocalHost.FunctionAssembly = assembly;
        return builder;
    }

    /// <summary>Sets options of the host itself, over what section <c>LocalHost</c> of the settings says.</summary>
    public static FunctionsApplicationBuilder ConfigureLocalHost(this FunctionsApplicationBuilder builder, Action<LocalHostOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.LocalHost.ConfigureOptions += configure;
        return builder;
    }

    /// <summary>Changes the options of every storage client of the host's own (not the app's): to count or to disturb its transactions in tests.</summary>
    public static FunctionsApplicationBuilder ConfigureHostStorageClients(this FunctionsApplicationBuilder builder, Action<ClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.LocalHost.ConfigureStorageClients += configure;
        return builder;
    }
}
