namespace Ingest.Storage.Connection;

/// <summary>Which names the service keeps as they are.</summary>
public static class BlobNames
{
    // Characters that a name may have.
    private const int MaxLength = 1024;

    private const char Separator = '/';

    /// <summary>
    /// Whether a request for the name reaches the blob of that name. Dot segments are resolved on the way, and a backslash is a slash: <c>a/../b</c> would
    /// reach <c>b</c>, and <c>../work/b</c> a blob of another container. So no blob has such a name.
    /// </summary>
    public static bool IsKept(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        return name.Length is > 0 and <= MaxLength && !name.Contains('\\') && !name.Split(Separator).Any(segment => segment is "." or "..");
    }
}
