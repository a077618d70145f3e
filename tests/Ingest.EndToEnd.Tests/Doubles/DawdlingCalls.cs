using Azure.Core;
using Azure.Core.Pipeline;

namespace Ingest.EndToEnd.Tests.Doubles;

/// <summary>Holds some storage calls up, so that others overtake them.</summary>
/// <param name="mostMilliseconds">The longest pause.</param>
internal sealed class DawdlingCalls(int seed, int mostMilliseconds) : HttpPipelinePolicy
{
    private const int OneIn = 12;

    private readonly Lock _drawing = new();
    private readonly Random _random = new(seed);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (Draw() is { } pause)
        {
            await Task.Delay(pause, message.CancellationToken);
        }

        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("Storage is called asynchronously.");

    private TimeSpan? Draw()
    {
        lock (_drawing)
        {
            return _random.Next(OneIn) == 0 ? TimeSpan.FromMilliseconds(_random.Next(mostMilliseconds)) : null;
        }
    }
}
