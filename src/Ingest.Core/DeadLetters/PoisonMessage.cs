using Ingest.Core.Batches;

namespace Ingest.Core.DeadLetters;

/// <summary>A message from a poison queue.</summary>
/// <param name="Stage">The stage whose deliveries failed.</param>
/// <param name="Text">The message as it was.</param>
public sealed record PoisonMessage(Stage Stage, string Text);
