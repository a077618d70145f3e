namespace Ingest.Core.Intake.Archives;

/// <summary>A container breaks a limit while it is unpacked; <see cref="ArchiveWalk"/> turns it into a rejection.</summary>
internal sealed class ArchiveLimitException(string message) : Exception(message);
