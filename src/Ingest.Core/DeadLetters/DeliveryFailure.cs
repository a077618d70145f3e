using Ingest.Core.Batches;

namespace Ingest.Core.DeadLetters;

/// <summary>Why deliveries of one input failed so far. The host says nothing of it when it gives up, so it is kept from the start.</summary>
/// <param name="Input">The blob's name at the pick-up, the batch id behind it.</param>
/// <param name="ExceptionType">Type of the last exception.</param>
/// <param name="Message">Message of the last exception.</param>
public sealed record DeliveryFailure(Stage Stage, string Input, string ExceptionType, string Message, int Attempts, DateTimeOffset FirstAt, DateTimeOffset LastAt);
