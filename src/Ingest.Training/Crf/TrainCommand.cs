using System.Diagnostics;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Entities.Tagging;
using Ingest.Training.Data;

namespace Ingest.Training.Crf;

/// <summary>Trains both passes: the first on everything, the second on what first-pass models of the other folds say (jackknife).</summary>
internal sealed class TrainCommand(TrainerOptions options, float threshold, int folds)
{
    public CrfModel Train(IReadOnlyList<LabelledText> documents)
    {
        var clock = Stopwatch.StartNew();
        var chains = ChainBuilder.First(documents, EntityResources.Names);
        var index = new FeatureIndex(chains, [.. documents.Select(d => d.Group)], options.Cutoff);

        index.Resolve(chains);

        foreach (var chain in chains)
        {
            chain.Hashes = [];
        }

        Console.WriteLine($"{documents.Count} texts, {documents.Sum(d => d.Text.Tokens.Count)} tokens, {chains.Sum(c => c.Length)} active, {index.Count} features, {clock.Elapsed.TotalSeconds:0} s");

        var first = Average(chains, index.Count);
        Console.WriteLine($"first pass {clock.Elapsed.TotalSeconds:0} s");

        var (secondIndex, second) = TrainSecond(documents, chains, index.Count);
        Console.WriteLine($"second pass {clock.Elapsed.TotalSeconds:0} s");

        var model = new CrfModel
        {
            First = ModelWriter.Quantize(index.Hashes, first, threshold),
            FirstTransitions = new TransitionScores(first.Transitions),
            Second = ModelWriter.Quantize(secondIndex.Hashes, second, 0.01f),
            SecondTransitions = new TransitionScores(second.Transitions),
        };

        Console.WriteLine($"{model.First.Count} + {model.Second.Count} features kept");
        return model;
    }

    /// <summary>The mean of models that differ only in the order of their examples: what one order makes too much of, the others do not.</summary>
    private CrfWeights Average(List<Chain> chains, int rows)
    {
        var average = new CrfTrainer(options).Train(chains, rows);

        for (var member = 1; member < options.Members; member++)
        {
            average.Add(new CrfTrainer(options with { Seed = options.Seed + member }).Train(chains, rows));
        }

        average.Divide(options.Members);
        return average;
    }

    private (FeatureIndex Index, CrfWeights Weights) TrainSecond(IReadOnlyList<LabelledText> documents, List<Chain> chains, int rows)
    {
        var labels = documents.Select(d => new byte[d.Text.Tokens.Count]).ToArray();
        var offsets = new Dictionary<Chain, float[]>(chains.Count);

        for (var fold = 0; fold < folds; fold++)
        {
            var others = chains.Where(c => documents[c.Document].Group % folds != fold).ToArray();
            var weights = new CrfTrainer(options with { Epochs = Math.Max(4, options.Epochs / 2) }).Train(others, rows);

            foreach (var chain in chains.Where(c => documents[c.Document].Group % folds == fold))
            {
                offsets[chain] = weights.Emissions(chain).ToArray();
                weights.Decode(chain).CopyTo(labels[chain.Document], chain.FirstToken);
            }
        }

        var second = ChainBuilder.Second(documents, labels, chains);

        for (var i = 0; i < second.Count; i++)
        {
            second[i].Offsets = offsets[chains[i]];
        }

        var index = new FeatureIndex(second, [.. documents.Select(d => d.Group)], cutoff: 3);
        index.Resolve(second);

        return (index, new CrfTrainer(options with { Rate = options.Rate / 2, Epochs = 8 }).Train(second, index.Count));
    }
}
