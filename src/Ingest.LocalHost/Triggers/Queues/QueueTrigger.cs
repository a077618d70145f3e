using System.Text.RegularExpressions;
using Azure.Storage.Queues.Models;
using Ingest.LocalHost.Discovery;

namespace Ingest.LocalHost.Triggers.Queues;

internal sealed partial record QueueTrigger(string QueueName, string? Connection) : Trigger
{
    public override IReadOnlyList<Type> ValueTypes { get; } = [typeof(string), typeof(QueueMessage), typeof(BinaryData), typeof(byte[])];

    /// <exception cref="FormatException">The service would refuse the name.</exception>
    public static string ParseName(string name) =>
        ValidName().IsMatch(name) ? name : throw new FormatException($"'{name}' is not a queue name: 3 to 63 lower-case letters, digits and single hyphens, which neither lead nor end.");

    public override string Describe(string httpAddress) => $"queueTrigger {QueueName}";

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex ValidName();
}
