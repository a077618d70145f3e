using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Ingest.LocalHost.Settings;

/// <summary>Replaces <c>%name%</c> in queue names, schedules and blob paths by the setting of that name.</summary>
internal static partial class SettingReferences
{
    /// <exception cref="InvalidOperationException">A setting is absent or empty.</exception>
    public static string Resolve(string text, IConfiguration settings, string owner) => Reference().Replace(text, match =>
    {
        var name = match.Groups["name"].Value;
        var value = settings[name.Replace("__", ":", StringComparison.Ordinal)];
        return string.IsNullOrWhiteSpace(value)
            ? throw new InvalidOperationException($"{owner} refers to '%{name}%', and there is no setting '{name}'. Set it in {LocalSettingsFile.Name} or the environment.")
            : value;
    });

    [GeneratedRegex("%(?<name>[^%]+)%")]
    private static partial Regex Reference();
}
