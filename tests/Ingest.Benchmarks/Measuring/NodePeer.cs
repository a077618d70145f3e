using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Ingest.Benchmarks.Measuring;

/// <summary>A peer that runs on Node.</summary>
public static class NodePeer
{
    private static readonly string Folder = Path.Combine(Repository.Folder, "tests", "Ingest.Benchmarks", "peers");

    /// <returns>How many times the peer went over the documents, and in what processor time; null where it is not installed.</returns>
    public static (int Rounds, double Seconds)? Run(string name, IReadOnlyList<string> documents, double seconds)
    {
        ArgumentNullException.ThrowIfNull(documents);

        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            return null;
        }

        var scratch = Directory.CreateTempSubdirectory("ingest-peer-").FullName;

        try
        {
            for (var i = 0; i < documents.Count; i++)
            {
                File.WriteAllText(Path.Combine(scratch, i.ToString("D6", CultureInfo.InvariantCulture)), documents[i]);
            }

            string[] arguments = [Path.Combine(Folder, "speed.mjs"), name, scratch, seconds.ToString(CultureInfo.InvariantCulture)];
            using var node = Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var answer = node.StandardOutput.ReadToEnd();
            node.WaitForExit();
            using var json = JsonDocument.Parse(answer);
            return (json.RootElement.GetProperty("rounds").GetInt32(), json.RootElement.GetProperty("milliseconds").GetDouble() / 1000);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }
}
