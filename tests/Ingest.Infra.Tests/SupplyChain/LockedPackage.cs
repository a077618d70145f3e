using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;

namespace Ingest.Infra.Tests.SupplyChain;

/// <summary>A package at the version that a lock file pins, with what the package says of itself.</summary>
internal sealed record LockedPackage(string Name, string Version, bool IsShipped)
{
    private static readonly string Cache = typeof(LockedPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "PackageCache").Value!;

    // In each project's lock file, and in no output.
    private const string BuildOnly = "Microsoft.CodeAnalysis.BannedApiAnalyzers";

    private string Folder => Path.Combine(Cache, Name.ToLowerInvariant(), Version.ToLowerInvariant());

    private XElement Metadata => XDocument.Load(Path.Combine(Folder, $"{Name.ToLowerInvariant()}.nuspec")).Root!.Elements().Single(element => element.Name.LocalName == "metadata");

    /// <summary>Every package of every lock file, once a version.</summary>
    public static IReadOnlyList<LockedPackage> All() =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("src"), "packages.lock.json", SearchOption.AllDirectories).SelectMany(file => Read(file, isShipped: true))
            .Concat(Directory.EnumerateFiles(Repository.PathOf("tests"), "packages.lock.json", SearchOption.AllDirectories).SelectMany(file => Read(file, isShipped: false)))
            .GroupBy(package => (package.Name, package.Version))
            .Select(same => same.MaxBy(package => package.IsShipped)!)
            .OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>The SPDX name of its licence: from the nuspec, or by the text that the package carries.</summary>
    public string Licence()
    {
        var licence = Metadata.Elements().SingleOrDefault(element => element.Name.LocalName == "license");
        return licence?.Attribute("type")?.Value == "expression" ? licence.Value : Recognise(File.ReadAllText(LicenceFile(licence?.Value)));
    }

    /// <summary>For a new row of the list; afterwards people may shorten it.</summary>
    public string Owner() => (Text("copyright") ?? Text("authors") ?? Name).Replace("(c)", "©", StringComparison.OrdinalIgnoreCase).Replace("Copyright ", "", StringComparison.OrdinalIgnoreCase);

    private string? Text(string name) => Metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

    private string LicenceFile(string? name) =>
        name is null ? Directory.EnumerateFiles(Folder).Single(file => Path.GetFileName(file).Equals("LICENSE.TXT", StringComparison.OrdinalIgnoreCase)) : Path.Combine(Folder, name);

    private static string Recognise(string text) =>
        text.Contains("Apache License", StringComparison.Ordinal) ? "Apache-2.0"
        : text.Contains("Permission is hereby granted, free of charge", StringComparison.Ordinal) ? "MIT"
        : "unknown";

    private static IEnumerable<LockedPackage> Read(string file, bool isShipped)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. document.RootElement.GetProperty("dependencies").EnumerateObject()
                .SelectMany(framework => framework.Value.EnumerateObject())
                .Where(package => package.Value.GetProperty("type").GetString() != "Project")
                .Select(package => new LockedPackage(package.Name, package.Value.GetProperty("resolved").GetString()!, isShipped && package.Name != BuildOnly)),
        ];
    }
}
