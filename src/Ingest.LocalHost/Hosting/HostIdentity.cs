using System.Reflection;

namespace Ingest.LocalHost.Hosting;

/// <summary>The default of <see cref="LocalHostOptions.HostId"/>.</summary>
internal static class HostIdentity
{
    private const int MaxLength = 32;

    /// <summary>The same for every process that runs the same function assembly, so that a restarted or a second host takes over the work.</summary>
    public static string Derive(Assembly assembly)
    {
        var name = string.Concat((assembly.GetName().Name ?? "app").ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        return name.Length > MaxLength ? name[..MaxLength].TrimEnd('-') : name;
    }
}
