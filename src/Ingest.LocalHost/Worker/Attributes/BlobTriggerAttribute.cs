using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs a function for each new version of a blob at a path such as <c>drop/{name}</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BlobTriggerAttribute(string blobPath) : TriggerBindingAttribute
{
    public string BlobPath { get; } = blobPath;

    /// <summary>The setting, or the prefix of settings, that names the storage account. <c>AzureWebJobsStorage</c> when absent.</summary>
    public string? Connection { get; set; }

    /// <summary>How Azure learns of a new blob. The embedded host lists the container for both.</summary>
    public BlobTriggerSource Source { get; set; }
}
