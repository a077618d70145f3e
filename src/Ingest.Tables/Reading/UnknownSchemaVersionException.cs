namespace Ingest.Tables.Reading;

/// <summary>The tables were written with a newer major version of the schema than this reader knows; <see cref="Version"/> says which.</summary>
public sealed class UnknownSchemaVersionException : NotSupportedException
{
    public UnknownSchemaVersionException()
    {
    }

    public UnknownSchemaVersionException(string message)
        : base(message)
    {
    }

    public UnknownSchemaVersionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal UnknownSchemaVersionException(int version)
        : base($"The tables have schema version {version}, this reader knows version {SchemaVersion.Current}: its rows would be misread. Take a newer version of Ingest.Tables.") =>
        Version = version;

    /// <summary>The major version that was found.</summary>
    public int Version { get; }

    /// <exception cref="UnknownSchemaVersionException">The version is newer than this reader.</exception>
    internal static void ThrowIfNewer(int? version)
    {
        if (version > SchemaVersion.Current)
        {
            throw new UnknownSchemaVersionException(version.Value);
        }
    }
}
