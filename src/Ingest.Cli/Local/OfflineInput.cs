using System.Globalization;
using Ingest.Core.Articles;
using Ingest.Core.Parsing;

namespace Ingest.Cli.Local;

/// <summary>What <c>FILE.meta.json</c> beside a file says of it.</summary>
public static class OfflineInput
{
    public static async Task<DropMetadata> ReadMetadataAsync(string path, CancellationToken cancellationToken)
    {
        var values = await Sidecar.ReadAsync(path, cancellationToken);
        return new DropMetadata
        {
            Url = values.GetValueOrDefault("url"),
            Publisher = values.GetValueOrDefault("publisher"),
            Retrieved = DateTimeOffset.TryParse(values.GetValueOrDefault("retrieved"), CultureInfo.InvariantCulture, out var retrieved) ? retrieved : null,
            DatePublished = ArticleDate.TryParse(values.GetValueOrDefault("datePublished"), out var published) ? published : null,
        };
    }
}
