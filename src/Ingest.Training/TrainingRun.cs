using System.Globalization;
using Ingest.Core.Enrichment.Entities.Tagging;
using Ingest.Training.Crf;
using Ingest.Training.Data;

namespace Ingest.Training;

/// <summary>The train, score and prune commands.</summary>
internal static class TrainingRun
{
    public static int Start(string[] arguments)
    {
        if (TrainingArguments.Parse(arguments) is not { Output: { } output } parsed)
        {
            return Usage.Print();
        }

        var texts = Augmented(parsed.Texts, parsed.Names, parsed.Options.Seed);
        var model = new TrainCommand(parsed.Options, parsed.Prune, parsed.Folds).Train(texts);

        using (var stream = File.Create(output))
        {
            model.Save(stream);
        }

        return Score(output, [.. parsed.ScoreSets], errors: null);
    }

    public static int Score(string modelFile, string[] sets, TextWriter? errors)
    {
        using var stream = File.OpenRead(modelFile);
        var model = CrfModel.Load(stream);

        foreach (var set in sets)
        {
            ScoreCommand.Print(Path.GetFileNameWithoutExtension(set), [.. LabelledSets.Read(set)], model, errors);
        }

        return 0;
    }

    public static int Prune(string modelFile, string output, string threshold)
    {
        using var source = File.OpenRead(modelFile);
        var model = CrfModel.Load(source);
        var pruned = model with { First = model.First.Pruned(float.Parse(threshold, CultureInfo.InvariantCulture)) };

        using var target = File.Create(output);
        pruned.Save(target);
        Console.WriteLine($"{model.First.Count} features, {pruned.First.Count} kept, {target.Length} bytes");
        return 0;
    }

    /// <summary>Natural texts (the corpus) come a second time as detached tokens, half of them with a headline in capitals, and, given names to choose from, a third time with other names.</summary>
    private static List<LabelledText> Augmented(List<LabelledText> texts, string? names, int seed)
    {
        var random = new Random(seed);
        var source = names is null ? null : new NameSource(names);
        var augmented = new List<LabelledText>(texts.Count * 3);

        foreach (var (group, text) in texts.Index())
        {
            var original = text with { Group = group };
            augmented.Add(original);

            if (!text.HasMiscellaneous)
            {
                continue;
            }

            augmented.Add(Augmentation.Detach(random.Next(2) == 0 ? Augmentation.Shout(original) : original, random));

            if (source is not null)
            {
                augmented.Add(Augmentation.Detach(Augmentation.Rename(original, source, random), random));
            }
        }

        return augmented;
    }
}
