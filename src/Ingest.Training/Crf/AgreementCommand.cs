using Ingest.Training.Data;

namespace Ingest.Training.Crf;

/// <summary>F1 between the first and the second annotation of the same articles (exact spans and types).</summary>
internal static class AgreementCommand
{
    public static int Run(string folder)
    {
        int both = 0, first = 0, second = 0, articles = 0;

        foreach (var file in Directory.GetFiles(Path.Combine(folder, "Second"), "*.txt").Order(StringComparer.Ordinal))
        {
            var original = CorpusReader.ReadWithIds(Path.Combine(folder, Path.GetFileName(file))).ToDictionary(a => a.Id, a => a.Text, StringComparer.Ordinal);

            foreach (var (id, again) in CorpusReader.ReadWithIds(file))
            {
                if (!original.TryGetValue(id, out var text) || text.Text.Value != again.Text.Value)
                {
                    Console.Error.WriteLine($"{Path.GetFileName(file)} {id}: the two texts differ; left out");
                    continue;
                }

                var spans = text.Spans.ToHashSet();

                articles++;
                first += spans.Count;
                second += again.Spans.Count;
                both += again.Spans.Count(spans.Contains);
            }
        }

        Console.WriteLine($"{articles} articles annotated twice: {first} and {second} names, {both} alike, F1 {200.0 * both / Math.Max(1, first + second):0.0}");
        return 0;
    }
}
