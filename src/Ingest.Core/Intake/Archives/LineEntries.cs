using System.Globalization;
using System.Runtime.CompilerServices;
using Ingest.Core.DeadLetters;

namespace Ingest.Core.Intake.Archives;

/// <summary>The lines of a JSON Lines file.</summary>
internal static class LineEntries
{
    public static async IAsyncEnumerable<ContainerEntry> ReadAsync(Stream stream, ArchiveBudget budget, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (number, limit) = (0, budget.Options.MaxDocumentBytes);

        await foreach (var line in LineReader.ReadAsync(stream, limit, cancellationToken))
        {
            number++;
            var name = string.Create(CultureInfo.InvariantCulture, $"line-{number}");

            if (line is null)
            {
                yield return ContainerEntry.Rejected(name, ReasonCode.TooLarge, $"The line is longer than {limit} bytes.");
            }
            else if (line.AsSpan().Trim(" \t\r\uFEFF"u8).Length > 0)
            {
                yield return budget.Enter(name) is { } rejection
                    ? new ContainerEntry { Name = name, Rejection = rejection }
                    : new ContainerEntry { Name = name, Content = new MemoryStream(line, writable: false), Length = line.Length };
            }
        }
    }
}
