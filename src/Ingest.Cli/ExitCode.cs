namespace Ingest.Cli;

public static class ExitCode
{
    public const int Done = 0;

    /// <summary>Something failed, and standard error says what.</summary>
    public const int Failed = 1;

    public const int WrongUsage = 2;
}
