using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ingest.Core;

public static class SettingsServiceCollectionExtensions
{
    /// <summary>Binds options to their section and checks them when the app starts; what is wrong is told with the name of the setting.</summary>
    public static IServiceCollection AddSettings<TOptions, TValidator>(this IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>, new()
    {
        ArgumentNullException.ThrowIfNull(configuration);

        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<TOptions>>(new SettingsValidation<TOptions>(new TValidator(), section));
    }

    private sealed class SettingsValidation<TOptions>(IValidateOptions<TOptions> validator, string section) : IValidateOptions<TOptions>
        where TOptions : class
    {
        /// <summary>The generated validators say <c>Property: what is wrong</c>; with the section before it, that is the setting.</summary>
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            var result = validator.Validate(name, options);
            return result.Failed ? ValidateOptionsResult.Fail(result.Failures.Select(failure => $"Setting {section}:{failure}")) : result;
        }
    }
}
