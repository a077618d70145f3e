using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Entities.Tagging;
using Ingest.Training.Data;

namespace Ingest.Training.Crf;

/// <summary>Exact-span scores of a model with the lists' corrections, in the manner of the CoNLL-2003 evaluation.</summary>
internal sealed class ScoreCommand(CrfModel model, TextWriter? errors)
{
    private readonly CrfTagger _tagger = new(model, EntityResources.Names);
    private readonly AliasPass _aliases = new(EntityResources.Names);
    private readonly int[] _right = new int[4];
    private readonly int[] _wrong = new int[4];
    private readonly int[] _missed = new int[4];

    /// <param name="name">Name of the set.</param>
    /// <param name="documents">The set.</param>
    /// <param name="model">The model.</param>
    /// <param name="errors">Receives every wrong and missed name with its context, or null.</param>
    public static void Print(string name, IReadOnlyList<LabelledText> documents, CrfModel model, TextWriter? errors)
    {
        var score = new ScoreCommand(model, errors);

        foreach (var document in documents)
        {
            score.Add(document);
        }

        score.Print(name, documents.Any(d => d.HasMiscellaneous));
    }

    private void Add(LabelledText document)
    {
        using var tokens = new TokenView(document.Text);
        var spans = new List<EntitySpan>();

        _tagger.Tag(tokens, spans);

        var found = _aliases.Apply(tokens, spans).ToHashSet();
        var gold = Spans(GoldLabels.Of(document));

        foreach (var span in found)
        {
            var right = gold.Contains(span);

            (right ? _right : _wrong)[(int)span.Type]++;

            if (!right)
            {
                Report("wrong", tokens, span, gold);
            }
        }

        foreach (var span in gold.Where(g => !found.Contains(g)))
        {
            _missed[(int)span.Type]++;
            Report("missed", tokens, span, found);
        }
    }

    private static HashSet<EntitySpan> Spans(byte[] labels)
    {
        var spans = new HashSet<EntitySpan>();
        var start = 0;

        for (var i = 0; i < labels.Length; i++)
        {
            start = Labels.Opens(labels[i]) ? i : start;

            if (Labels.Closes(labels[i]))
            {
                spans.Add(new EntitySpan(start, i + 1, Labels.Type(labels[i])));
            }
        }

        return spans;
    }

    private void Report(string what, TokenView tokens, EntitySpan span, HashSet<EntitySpan> others)
    {
        if (errors is null)
        {
            return;
        }

        var rival = others.FirstOrDefault(o => o.FirstToken < span.EndToken && span.FirstToken < o.EndToken);
        var cause = rival.Length == 0 ? "alone" : rival.Type == span.Type ? "bounds" : rival with { Type = span.Type } == span ? "type" : "both";
        var instead = rival.Length == 0 ? "" : $"{rival.Type}: {tokens.Surface(rival.FirstToken, rival.EndToken)}";
        var context = tokens.Surface(Math.Max(0, span.FirstToken - 5), Math.Min(tokens.Count, span.EndToken + 4));

        errors.WriteLine($"{what}\t{cause}\t{span.Type}\t{tokens.Surface(span.FirstToken, span.EndToken)}\t{instead}\t{context}".ReplaceLineEndings("|"));
    }

    private void Print(string name, bool hasMiscellaneous)
    {
        var types = Enumerable.Range(0, hasMiscellaneous ? 4 : 3).Select(t => $"{(EntityType)t} {F1(_right[t], _wrong[t], _missed[t]):0.00}");
        var (right, wrong, missed) = (_right.Take(3).Sum(), _wrong.Take(3).Sum(), _missed.Take(3).Sum());

        Console.WriteLine(
            $"{name}: PER/ORG/LOC P {100.0 * right / Math.Max(1, right + wrong):0.00} R {100.0 * right / Math.Max(1, right + missed):0.00} " +
            $"F1 {F1(right, wrong, missed):0.00}  {string.Join("  ", types)}");
    }

    private static double F1(int right, int wrong, int missed) => 200.0 * right / Math.Max(1, (2 * right) + wrong + missed);
}
