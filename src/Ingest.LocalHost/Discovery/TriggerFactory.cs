using System.Reflection;
using Ingest.LocalHost.Settings;
using Ingest.LocalHost.Triggers.Blobs;
using Ingest.LocalHost.Triggers.Http;
using Ingest.LocalHost.Triggers.Queues;
using Ingest.LocalHost.Triggers.Timers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Configuration;

namespace Ingest.LocalHost.Discovery;

/// <summary>Turns the trigger attribute of a parameter into a trigger.</summary>
internal static class TriggerFactory
{
    /// <exception cref="InvalidOperationException">A setting is absent, or what the attribute says does not parse.</exception>
    public static Trigger Create(string owner, string name, ParameterInfo parameter, IConfiguration settings, string routePrefix)
    {
        string Resolve(string text) => SettingReferences.Resolve(text, settings, owner);

        return parameter.GetCustomAttribute<TriggerBindingAttribute>() switch
        {
            BlobTriggerAttribute blob => new BlobTrigger(Parse(owner, () => BlobPathPattern.Parse(Resolve(blob.BlobPath))), blob.Connection),
            QueueTriggerAttribute queue => new QueueTrigger(Parse(owner, () => QueueTrigger.ParseName(Resolve(queue.QueueName))), queue.Connection),
            TimerTriggerAttribute timer => new TimerTrigger(Parse(owner, () => TimerSchedule.Parse(Resolve(timer.Schedule))), timer.UseMonitor, timer.RunOnStartup),
            HttpTriggerAttribute http => Parse(owner, () => HttpTrigger.Create(routePrefix, Resolve(http.Route ?? name), http.Methods, http.AuthLevel)),
            var other => throw new InvalidOperationException($"{owner} has a trigger that this host does not run: {other?.GetType().Name}."),
        };
    }

    private static T Parse<T>(string owner, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (FormatException exception)
        {
            throw new InvalidOperationException($"{owner}: {exception.Message}", exception);
        }
    }
}
