using System.Security.Cryptography;

namespace Ingest.Testing;

/// <summary>Names that no other test uses, so that tests share one storage account.</summary>
public static class RandomName
{
    /// <summary>Lower-case letters, digits and one hyphen: good for containers, queues and host ids.</summary>
    public static string Create(string stem) => $"{stem}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
}
