using System.Xml.Linq;

namespace Ingest.Architecture.Tests;

/// <summary>The files of the repository that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Text of a file, by its path from the root.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static IEnumerable<string> SourceFiles(string project) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src", project), "*.cs", SearchOption.AllDirectories).Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    /// <summary>Names of the projects or packages that a project references, whatever the conditions.</summary>
    public static IReadOnlyList<string> References(string project, string kind) =>
        [.. XDocument.Parse(Read($"src/{project}/{project}.csproj")).Descendants(kind).Select(item => NameOf(item.Attribute("Include")!.Value)).Order(StringComparer.Ordinal)];

    private static string NameOf(string include) => include.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(include.Replace('\\', '/')) : include;

    private static string FindRoot(string folder)
    {
        for (var directory = new DirectoryInfo(folder); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Ingest.sln")))
            {
                return directory.FullName;
            }
        }

        throw new InvalidOperationException($"There is no Ingest.sln in '{folder}' or above it.");
    }
}
