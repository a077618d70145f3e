using Ingest.LocalHost.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Ingest.LocalHost.Hosting;

/// <summary>The generic host under a function app, with the settings in the order that the real host and Core Tools give them.</summary>
internal static class AppBuilder
{
    public static HostApplicationBuilder Create(string[] args)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings
        {
            DisableDefaults = true,
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            // Core Tools start every app in Development unless told otherwise.
            EnvironmentName = Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT") ?? Environments.Development,
        });
        builder.Configuration
            .AddJsonFile("appsettings.json", optional: true, reloadOnChange: false)
            .AddInMemoryCollection(LocalSettingsFile.Read([AppContext.BaseDirectory, Environment.CurrentDirectory]))
            .AddEnvironmentVariables()
            .AddCommandLine(args);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddConsole(console => console.FormatterName = LineFormatter.FormatterName).AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
        return builder;
    }
}
