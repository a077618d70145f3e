using System.Globalization;
using Ingest.Core.Intake;
using Ingest.Storage.Connection;

namespace Ingest.Cli.Local;

/// <summary>The files behind the paths of a command, with the blob names that they are dropped under.</summary>
public sealed record DropFile(string Path, string Name)
{
    // The service takes a backslash for this too, so that a blob would have another name than the file it came from.
    private const char BlobSeparator = '/';

    /// <summary>A file keeps its name; a folder's files keep their paths below it. Sidecar files describe others and are not dropped themselves.</summary>
    /// <exception cref="UserException">A path does not exist, or two files would get one name.</exception>
    public static IReadOnlyList<DropFile> Find(IEnumerable<string> paths)
    {
        var files = paths.SelectMany(FindBelow).Where(file => !file.Path.EndsWith(Sidecar.Suffix, StringComparison.OrdinalIgnoreCase)).ToArray();
        var clash = files.GroupBy(file => file.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return clash is null
            ? files
            : throw new UserException($"Two files would be dropped as '{clash.Key}': {clash.First().Path} and {clash.Last().Path}. Drop them one after the other.");
    }

    /// <summary>Uploads the file, with what its sidecar <c>FILE.meta.json</c> says as blob metadata.</summary>
    /// <exception cref="UserException">The name cannot be a blob's, or the sidecar is not a JSON object.</exception>
    public async Task<DropInfo> DropAsync(IDropContainer drops, CancellationToken cancellationToken)
    {
        if (Name.Any(char.IsControl))
        {
            // A listing is XML, which cannot carry the name: in the emulator one such blob hides all others.
            throw new UserException($"The name of '{Path}' has a control character. Rename the file and drop it again.");
        }

        if (!BlobNames.IsKept(Name))
        {
            throw new UserException($"'{Path}' cannot be dropped as '{Name}': storage would keep it under another name. Rename the file and drop it again.");
        }

        await using var content = File.OpenRead(Path);
        return await drops.PutAsync(Name, content, await ReadMetadataAsync(cancellationToken), cancellationToken);
    }

    private static IEnumerable<DropFile> FindBelow(string path)
    {
        if (File.Exists(path))
        {
            return [new DropFile(path, BlobNameOf(System.IO.Path.GetFileName(path)))];
        }

        if (!Directory.Exists(path))
        {
            throw new UserException($"There is no file or folder '{path}'.");
        }

        return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new DropFile(file, BlobNameOf(System.IO.Path.GetRelativePath(path, file))));
    }

    private static string BlobNameOf(string path) => path.Replace('\\', BlobSeparator);

    private async Task<IReadOnlyDictionary<string, string>> ReadMetadataAsync(CancellationToken cancellationToken)
    {
        var metadata = new Dictionary<string, string>();

        foreach (var (name, value) in await Sidecar.ReadAsync(Path, cancellationToken))
        {
            // Metadata travels as HTTP headers: ASCII only.
            metadata[name.ToLower(CultureInfo.InvariantCulture)] = Uri.EscapeDataString(value);
        }

        return metadata;
    }
}
