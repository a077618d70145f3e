using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Entities.Tagging;
using Ingest.Training.Data;

namespace Ingest.Training.Crf;

/// <summary>Exact-span scores of a model, in the manner of the CoNLL-2003 evaluation.</summary>
internal static class ScoreCommand
{
    public static void Print(string name, IReadOnlyList<LabelledText> documents, CrfModel model)
    {
        var tagger = new CrfTagger(model, EntityResources.Names);
        var right = new int[4];
        var wrong = new int[4];
        var missed = new int[4];

        foreach (var document in documents)
        {
            using var tokens = new TokenView(document.Text);
            var spans = new List<EntitySpan>();
            tagger.Tag(tokens, spans);

            var found = spans.Select(s => (s.FirstToken, s.EndToken, s.Type)).ToHashSet();
            var gold = new HashSet<(int, int, EntityType)>();
            var labels = GoldLabels.Of(document);

            for (int i = 0, start = 0; i < labels.Length; i++)
            {
                start = Labels.Opens(labels[i]) ? i : start;

                if (Labels.Closes(labels[i]))
                {
                    gold.Add((start, i + 1, Labels.Type(labels[i])));
                }
            }

            if (Environment.GetEnvironmentVariable("DUMP") is not null)
            {
                foreach (var s in found.Where(f => !gold.Contains(f))) Console.WriteLine($"FP {s.Type} [{tokens.Surface(s.FirstToken, s.EndToken)}] <- {tokens.Surface(Math.Max(0, s.FirstToken - 5), Math.Min(tokens.Count, s.EndToken + 4)).Replace('\n', '|')}");
                foreach (var s in gold.Where(f => !found.Contains(f))) Console.WriteLine($"FN {s.Item3} [{tokens.Surface(s.Item1, s.Item2)}] <- {tokens.Surface(Math.Max(0, s.Item1 - 5), Math.Min(tokens.Count, s.Item2 + 4)).Replace('\n', '|')}");
            }

            foreach (var span in found)
            {
                (gold.Contains(span) ? right : wrong)[(int)span.Type]++;
            }

            foreach (var span in gold.Where(g => !found.Contains(g)))
            {
                missed[(int)span.Item3]++;
            }
        }

        var types = documents.Any(d => d.HasMiscellaneous) ? new[] { 0, 1, 2, 3 } : [0, 1, 2];
        var cells = types.Select(t => $"{(EntityType)t} {F1(right[t], wrong[t], missed[t]):0.00}");
        var three = F1(right.Take(3).Sum(), wrong.Take(3).Sum(), missed.Take(3).Sum());
        var p = 100.0 * right.Take(3).Sum() / Math.Max(1, right.Take(3).Sum() + wrong.Take(3).Sum());
        var r = 100.0 * right.Take(3).Sum() / Math.Max(1, right.Take(3).Sum() + missed.Take(3).Sum());

        Console.WriteLine($"{name}: PER/ORG/LOC P {p:0.00} R {r:0.00} F1 {three:0.00}  {string.Join("  ", cells)}");
    }

    private static double F1(int right, int wrong, int missed) => 200.0 * right / Math.Max(1, (2 * right) + wrong + missed);
}
