using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Ingest.Core.Intake.Archives;

/// <summary>
/// Gives each entry of a dropped file a path of its own: an archive may have a name twice, and an article without a URL has its id from the path, so
/// that the second would take the place of the first.
/// </summary>
internal sealed class EntryPaths
{
    // By hash, which takes little memory at a million entries. Two paths that share one cost the second a number that it did not need.
    private readonly Dictionary<ulong, int> _taken = [];

    /// <returns>The path, or <c>path#2</c> and so on where it is taken.</returns>
    public string Take(string path)
    {
        if (_taken.TryAdd(Hash(path), 1))
        {
            return path;
        }

        while (true)
        {
            var number = ++CollectionsMarshal.GetValueRefOrNullRef(_taken, Hash(path));
            var numbered = string.Create(CultureInfo.InvariantCulture, $"{path}#{number}");

            if (_taken.TryAdd(Hash(numbered), 1))
            {
                return numbered;
            }
        }
    }

    private static ulong Hash(string path)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(path), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
