using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Ingest.Web.Drops;

/// <summary>Puts an uploaded file into the drop container, with an entry in the audit log before.</summary>
public sealed class UploadHandler(IDropContainer drops, IAuditLog audit, IOptions<WebOptions> options, TimeProvider time)
{
    // The service's limit of a blob's name.
    private const int MaxNameLength = 1024;

    private const int CopyBytes = 80 * 1024;

    /// <exception cref="BadHttpRequestException">The name cannot be a blob's, or the body is too large.</exception>
    public async Task<DropInfo> HandleAsync(HttpRequest request, string name, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);

        var blob = BlobNameOf(name);
        await using var content = await SpoolAsync(request, cancellationToken);
        await audit.AddAsync([new AuditEntry { Action = AuditAction.Drop, Subject = blob, At = time.GetUtcNow(), Caller = caller.Name, Address = caller.Address }], cancellationToken);
        return await drops.PutAsync(blob, content, new Dictionary<string, string>(), cancellationToken);
    }

    /// <exception cref="BadHttpRequestException">The name cannot be a blob's.</exception>
    public static string BlobNameOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        var blob = name.Replace('\\', '/').TrimStart('/');

        // Segments of dots would be resolved on the way to the service, and name another blob.
        return blob.Length is > 0 and <= MaxNameLength && !blob.Any(char.IsControl) && !blob.Split('/').Any(segment => segment is "" or "." or "..") && !blob.EndsWith('.')
            ? blob
            : throw new BadHttpRequestException("The name of the file is empty, too long, has control characters, or has an empty segment or one of dots.");
    }

    /// <summary>Puts the body into a file of its own: the container is sent whole files of a known length only.</summary>
    private async Task<FileStream> SpoolAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var limit = options.Value.MaxUploadBytes;

        if (request.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // One byte more, so that the check below answers, not the server by cutting the connection.
            size.MaxRequestBodySize = limit + 1;
        }

        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"ingest-{Guid.NewGuid():N}"),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        var isWhole = false;

        try
        {
            var buffer = new byte[CopyBytes];

            while (await request.Body.ReadAsync(buffer, cancellationToken) is var read and > 0)
            {
                if (file.Length + read > limit)
                {
                    throw TooLarge(limit);
                }

                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            file.Position = 0;
            isWhole = true;
            return file;
        }
        finally
        {
            if (!isWhole)
            {
                await file.DisposeAsync();
            }
        }
    }

    private static BadHttpRequestException TooLarge(long limit) => new($"The file has more than {limit} bytes (Ingest:Web:MaxUploadBytes).", StatusCodes.Status413PayloadTooLarge);
}
