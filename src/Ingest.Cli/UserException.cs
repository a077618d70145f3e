namespace Ingest.Cli;

/// <summary>Something that the user can put right; the message says what, and no stack is shown.</summary>
public sealed class UserException : Exception
{
    public UserException()
    {
    }

    public UserException(string message)
        : base(message)
    {
    }

    public UserException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
