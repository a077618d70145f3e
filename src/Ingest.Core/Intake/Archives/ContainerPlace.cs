using Ingest.Core.Parsing;

namespace Ingest.Core.Intake.Archives;

/// <summary>Where <see cref="ArchiveWalk"/> stands.</summary>
/// <param name="Name">Name of the file or entry, for formats that only a name tells apart.</param>
/// <param name="Path">Path of the entry inside the dropped file; empty for that file itself.</param>
/// <param name="Depth">How many containers it lies in.</param>
/// <param name="Entry">What the container around it says of it.</param>
internal sealed record ContainerPlace(string Name, string Path, int Depth, ContainerEntry? Entry)
{
    public string Below(string entry) => Path.Length == 0 || entry.Length == 0 ? Path + entry : $"{Path}/{entry}";

    public RawDocument Document(string blob, ReadOnlyMemory<byte> content) => new()
    {
        Blob = blob,
        EntryPath = Path,
        Content = content,
        LastModified = Entry?.LastModified,
        Charset = Entry?.Charset,
        Metadata = Entry?.Metadata ?? DropMetadata.None,
    };
}
