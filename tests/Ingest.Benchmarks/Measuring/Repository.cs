namespace Ingest.Benchmarks.Measuring;

/// <summary>The folder of this repository, above this program.</summary>
public static class Repository
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Ingest.sln")))
            {
                return directory.FullName;
            }
        }

        throw new InvalidOperationException("There is no Ingest.sln above this program.");
    }
}
