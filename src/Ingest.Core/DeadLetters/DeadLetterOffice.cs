using System.Buffers.Text;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Ingest.Core.Batches;
using Ingest.Core.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Ingest.Core.DeadLetters;

/// <summary>Writes dead letters: one place that gives them their ids, counts and logs them.</summary>
public sealed partial class DeadLetterOffice(IDeadLetters letters, IngestTelemetry telemetry, TimeProvider time, ILogger<DeadLetterOffice> logger)
{
    private const int IdBytes = 9;

    /// <summary>Files what the pick-up or parse stage rejected.</summary>
    public async Task FileAsync(Stage stage, string blob, string etag, DateTimeOffset lastModified, IEnumerable<Rejection> rejections, CancellationToken cancellationToken)
    {
        foreach (var rejection in rejections)
        {
            var now = time.GetUtcNow();
            await FileAsync(
                new DeadLetter
                {
                    Id = IdOf(blob, etag, rejection.EntryPath, stage.ToString()),
                    Reason = rejection.Reason,
                    Stage = stage,
                    Detail = rejection.Detail,
                    Blob = blob,
                    ETag = etag,
                    EntryPath = rejection.EntryPath,
                    KeyTime = lastModified,
                    FirstAt = now,
                    LastAt = now,
                    TraceId = Activity.Current?.TraceId.ToString(),
                },
                cancellationToken);
        }
    }

    public async Task FileAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        await letters.PutAsync(letter, cancellationToken);
        telemetry.Buried(letter.Stage, letter.Reason);
        Log.Filed(logger, letter.Id, letter.Stage, letter.Reason);
    }

    /// <summary>What is known of why deliveries of an input failed; asked once, when the host has given up on it.</summary>
    public Task<DeliveryFailure?> TakeFailureAsync(Stage stage, string input, CancellationToken cancellationToken) => letters.TakeNoteAsync(stage, input, cancellationToken);

    /// <summary>72 bits of SHA-256 over what identifies the input, as 12 characters of base64url: short enough to type.</summary>
    public static string IdOf(params ReadOnlySpan<string> identity) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', identity))).AsSpan(0, IdBytes));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Filed dead letter {LetterId} from stage {Stage}: {Reason}")]
        public static partial void Filed(ILogger logger, string letterId, Stage stage, ReasonCode reason);
    }
}
