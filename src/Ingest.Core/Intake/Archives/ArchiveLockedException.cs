namespace Ingest.Core.Intake.Archives;

/// <summary>A container cannot be read without its password; <see cref="ArchiveWalk"/> turns it into a rejection.</summary>
internal sealed class ArchiveLockedException(string message, Exception cause) : Exception(message, cause);
