using System.Reflection;
using Azure.Core;
using Ingest.LocalHost.Azurite;
using Ingest.LocalHost.Discovery;
using Ingest.LocalHost.Invocation;
using Ingest.LocalHost.Settings;
using Ingest.LocalHost.Storage;
using Ingest.LocalHost.Triggers;
using Ingest.LocalHost.Triggers.Http;
using Ingest.LocalHost.Triggers.Timers;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.LocalHost.Hosting;

/// <summary>Registers the trigger engine in the app's own container, so that the app's <see cref="TimeProvider"/> and logging serve both.</summary>
internal sealed class LocalHostSetup
{
    // An app that registers an action under this key has it called with the options of the host's storage clients: no type of the host's is needed for that.
    private const string StorageClientsKey = "FunctionsHost";

    public Assembly? FunctionAssembly { get; set; }

    /// <summary>Narrows the assembly down to these of its types.</summary>
    public IReadOnlyList<Type>? FunctionTypes { get; set; }

    public bool HasWebApplication { get; set; }

    public Action<LocalHostOptions>? ConfigureOptions { get; set; }

    public Action<ClientOptions>? ConfigureStorageClients { get; set; }

    /// <exception cref="InvalidOperationException">A function, a setting or <c>host.json</c> is wrong.</exception>
    public void Register(HostApplicationBuilder builder, IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        var assembly = FunctionAssembly ?? Assembly.GetEntryAssembly() ?? throw new InvalidOperationException("There is no entry assembly to take functions from; call UseFunctionsFrom.");
        var options = ReadOptions(builder.Configuration, assembly);
        var hostJson = HostJsonReader.Read(options.HostJsonPath!, builder.Configuration);
        var functions = new FunctionDiscovery(builder.Configuration, hostJson.RoutePrefix).Find(FunctionTypes ?? assembly.GetTypes());
        if (!HasWebApplication && functions.Any(function => function.Trigger is HttpTrigger))
        {
            throw new InvalidOperationException("The app has HTTP functions; call builder.ConfigureFunctionsWebApplication() in Program.cs.");
        }

        var services = builder.Services;
        services.Configure<LoggerFilterOptions>(filters => AddLogLevels(filters, hostJson));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(Options.Create(options));
        services.AddSingleton(hostJson);
        services.AddSingleton(functions);
        services.AddSingleton(new FunctionPipeline([.. middleware]));
        services.AddSingleton(provider => new StorageConnections(
            provider.GetRequiredService<IConfiguration>(), ConfigureStorageClients + provider.GetKeyedService<Action<ClientOptions>>(StorageClientsKey)));
        services.AddSingleton<ShutdownSignal>();
        services.AddSingleton<FunctionInvoker>();
        services.AddSingleton<StorageHealth>();
        services.AddSingleton(provider => new StorageWatch(provider.GetService<AzuriteProcess>()));
        services.AddSingleton<HostLocks>();
        services.AddSingleton<TimerStatusStore>();
        services.AddSingleton<TriggerListenerFactory>();
        services.AddSingleton<HttpEndpoint>();
        services.AddSingleton<HttpServer>();
        services.AddHostedService<TriggerEngine>();
        // The drain happens within StopAsync, which the generic host would cut after 30 s; then leases are given back and the app's own services stop.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = options.DrainTime + TimeSpan.FromSeconds(30));
    }

    // Before the rules that are there, because the last of equal rules wins and that shall be the app's own.
    private static void AddLogLevels(LoggerFilterOptions filters, HostJson hostJson)
    {
        foreach (var (category, level) in hostJson.LogLevels)
        {
            var name = category.Equals("default", StringComparison.OrdinalIgnoreCase) ? null : category;
            filters.Rules.Insert(0, new LoggerFilterRule(null, name, Enum.Parse<LogLevel>(level, ignoreCase: true), null));
        }
    }

    private LocalHostOptions ReadOptions(ConfigurationManager settings, Assembly assembly)
    {
        var options = new LocalHostOptions();
        settings.GetSection(LocalHostOptions.SectionName).Bind(options);
        ConfigureOptions?.Invoke(options);
        options.HostId ??= HostIdentity.Derive(assembly);
        options.HostJsonPath ??= FindHostJson(assembly);
        var result = new LocalHostOptionsValidator().Validate(null, options);
        return result.Failed ? throw new InvalidOperationException($"Section '{LocalHostOptions.SectionName}' of the settings: {result.FailureMessage}") : options;
    }

    private static string FindHostJson(Assembly assembly)
    {
        string[] folders = [Path.GetDirectoryName(assembly.Location) ?? AppContext.BaseDirectory, AppContext.BaseDirectory, Environment.CurrentDirectory];
        var paths = folders.Select(folder => Path.Combine(folder, "host.json")).ToList();
        return paths.FirstOrDefault(File.Exists) ?? paths[0];
    }
}
