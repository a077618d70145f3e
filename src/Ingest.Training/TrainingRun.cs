using System.Globalization;
using Ingest.Core.Enrichment.Entities.Tagging;
using Ingest.Training.Crf;
using Ingest.Training.Data;

namespace Ingest.Training;

/// <summary>The train and score commands: reads options, loads sets, prints scores.</summary>
internal static class TrainingRun
{
    public static int Start(string[] arguments)
    {
        var options = new TrainerOptions();
        var train = new List<LabelledText>();
        var score = new List<string>();
        string? output = null;
        string? names = null;
        var threshold = 0.05f;
        var folds = 2;

        for (var i = 0; i + 1 < arguments.Length; i += 2)
        {
            var value = arguments[i + 1];

            switch (arguments[i])
            {
                case "--out": output = value; break;
                case "--data": train.AddRange(Sets(value)); break;
                case "--names": names = value; break;
                case "--score": score.Add(value); break;
                case "--epochs": options = options with { Epochs = int.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--rate": options = options with { Rate = float.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--decay": options = options with { Decay = float.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--dropout": options = options with { Dropout = float.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--folds": folds = int.Parse(value, CultureInfo.InvariantCulture); break;
                case "--prune": threshold = float.Parse(value, CultureInfo.InvariantCulture); break;
                default: return Usage.Print();
            }
        }

        if (output is null || train.Count == 0)
        {
            return Usage.Print();
        }

        var model = new TrainCommand(options, threshold, folds).Train(Augmented(train, names, options.Seed));

        using (var stream = File.Create(output))
        {
            model.Save(stream);
        }

        return Score(output, [.. score]);
    }

    /// <summary>Natural texts (the corpus) come a second time as detached tokens and, given names to choose from, a third time with other names.</summary>
    private static List<LabelledText> Augmented(List<LabelledText> texts, string? names, int seed)
    {
        var random = new Random(seed);
        var source = names is null ? null : new NameSource(names);
        var augmented = new List<LabelledText>(texts.Count * 3);

        var group = 0;

        foreach (var text in texts)
        {
            var original = text with { Group = group++ };
            augmented.Add(original);

            if (text.HasMiscellaneous)
            {
                augmented.Add(Augmentation.Detach(original, random));

                if (source is not null)
                {
                    augmented.Add(Augmentation.Detach(Augmentation.Rename(original, source, random), random));
                }
            }
        }

        return augmented;
    }

    public static int Score(string modelFile, string[] sets)
    {
        using var stream = File.OpenRead(modelFile);
        var model = CrfModel.Load(stream);

        foreach (var set in sets)
        {
            ScoreCommand.Print(Path.GetFileNameWithoutExtension(set), [.. Sets(set)], model);
        }

        return 0;
    }

    /// <summary>PATH or PATH*WEIGHT; a .tsv file is BIO, a .txt file marked articles, a folder all of its .txt files.</summary>
    private static IEnumerable<LabelledText> Sets(string value)
    {
        var star = value.LastIndexOf('*');
        var weight = star < 0 ? 1f : float.Parse(value[(star + 1)..], CultureInfo.InvariantCulture);
        var path = star < 0 ? value : value[..star];

        if (Directory.Exists(path))
        {
            return Directory.GetFiles(path, "*.txt").Order(StringComparer.Ordinal).SelectMany(f => CorpusReader.Read(f, weight));
        }

        return path.EndsWith(".tsv", StringComparison.Ordinal) ? BioReader.Read(path, weight) : CorpusReader.Read(path, weight);
    }
}
