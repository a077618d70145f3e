using Azure.Core;
using Azure.Core.Pipeline;

namespace Ingest.Storage.Tests;

/// <summary>Has other bytes arrive when one blob is written.</summary>
internal sealed class Garbling(string blob, string arriving) : HttpPipelinePolicy
{
    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Garble(message);
        return ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Garble(message);
        ProcessNext(message, pipeline);
    }

    private void Garble(HttpMessage message)
    {
        if (message.Request.Method == RequestMethod.Put && message.Request.Uri.ToUri().AbsolutePath.EndsWith($"/{blob}", StringComparison.Ordinal))
        {
            message.Request.Content = RequestContent.Create(arriving);
        }
    }
}
