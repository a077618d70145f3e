using Azure.Core;
using Azure.Core.Pipeline;

namespace Ingest.Storage.Tests;

/// <summary>Sends the chosen requests twice, as the SDK does when a write took effect and its answer was lost; the caller sees the second answer.</summary>
internal sealed class LostAnswers : HttpPipelinePolicy
{
    private int _left;

    /// <summary>How many were sent twice.</summary>
    public int Repeated { get; private set; }

    /// <summary>Repeats the next writes (POST, PUT, DELETE).</summary>
    public void Lose(int writes) => _left = writes;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);

        if (_left > 0 && message.Request.Method != RequestMethod.Get && message.Request.Method != RequestMethod.Head && !message.Response.IsError)
        {
            _left--;
            Repeated++;
            await ProcessNextAsync(message, pipeline);
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("Storage is called asynchronously.");
}
