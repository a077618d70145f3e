namespace Ingest.Core.Intake.Archives;

/// <summary>Files that go with their stream.</summary>
internal static class TemporaryFile
{
    private const int CopyBytes = 128 * 1024;

    public static FileStream Create() => new(
        Path.Combine(Path.GetTempPath(), $"ingest-{Guid.NewGuid():N}"),
        new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });

    /// <summary>Puts a forward-only stream into a file, for formats that must be sought in.</summary>
    /// <exception cref="ArchiveLimitException">There are more bytes than the limit.</exception>
    public static async Task<FileStream> SpoolAsync(Stream source, long limit, CancellationToken cancellationToken)
    {
        var file = Create();
        var done = false;

        try
        {
            var buffer = new byte[CopyBytes];

            while (await source.ReadAsync(buffer, cancellationToken) is var read and > 0)
            {
                if (file.Length + read > limit)
                {
                    throw new ArchiveLimitException($"The archive inside has more than {limit} bytes.");
                }

                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            file.Position = 0;
            done = true;
            return file;
        }
        finally
        {
            if (!done)
            {
                await file.DisposeAsync();
            }
        }
    }
}
