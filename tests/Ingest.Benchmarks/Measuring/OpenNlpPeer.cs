using System.Diagnostics;
using System.Globalization;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Benchmarks.Measuring;

/// <summary>OpenNLP's name finder (Debian package <c>opennlp</c>), with the model that <c>peers/opennlp.mjs train peers/opennlp.bin SET</c> has made; it gets our tokens and sentences.</summary>
public static class OpenNlpPeer
{
    private const string Program = "/usr/bin/opennlp";

    // Its start takes seconds, and cannot be told from its work.
    private const int Rounds = 20;

    private static readonly string Model = Path.Combine(Repository.Folder, "tests", "Ingest.Benchmarks", "peers", "opennlp.bin");

    /// <returns>As for a peer on Node; null where program or model are missing.</returns>
    public static (int Rounds, double Seconds)? Run(IReadOnlyList<AnalyzedText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);

        if (!File.Exists(Program) || !File.Exists(Model))
        {
            return null;
        }

        var input = Path.GetTempFileName();

        try
        {
            var lines = texts.SelectMany(text => text.Sentences.Select(sentence => string.Join(' ', Enumerable.Range(sentence.FirstToken, sentence.EndToken - sentence.FirstToken).Select(token => text.Span(text.Tokens[token]).ToString()))).Append("")).ToArray();
            File.WriteAllLines(input, Enumerable.Repeat(lines, Rounds).SelectMany(all => all));
            string[] arguments = ["-c", $"TIMEFORMAT='%U %S'; time {Program} TokenNameFinder '{Model}' < '{input}' > /dev/null 2>&1"];
            using var shell = Process.Start(new ProcessStartInfo("bash", arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            var times = shell.StandardError.ReadToEnd();
            shell.WaitForExit();
            return (Rounds, times.Trim().Split(' ').Sum(time => double.Parse(time, CultureInfo.InvariantCulture)));
        }
        finally
        {
            File.Delete(input);
        }
    }
}
