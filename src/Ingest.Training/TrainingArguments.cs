using System.Globalization;
using Ingest.Training.Crf;
using Ingest.Training.Data;

namespace Ingest.Training;

/// <summary>What the train command was asked for.</summary>
internal sealed class TrainingArguments
{
    public TrainerOptions Options { get; private set; } = new();

    public List<LabelledText> Texts { get; } = [];

    public List<string> ScoreSets { get; } = [];

    public string? Output { get; private set; }

    /// <summary>NAMES.tsv to rename people and places from, or null.</summary>
    public string? Names { get; private set; }

    /// <summary>Features whose largest weight is below this are left out of the model.</summary>
    public float Prune { get; private set; } = 0.02f;

    public int Folds { get; private set; } = 2;

    /// <returns>Null where an option is unknown, or output or data are missing.</returns>
    public static TrainingArguments? Parse(string[] arguments)
    {
        var parsed = new TrainingArguments();

        for (var i = 0; i + 1 < arguments.Length; i += 2)
        {
            if (!parsed.Read(arguments[i], arguments[i + 1]))
            {
                return null;
            }
        }

        return parsed.Output is null || parsed.Texts.Count == 0 ? null : parsed;
    }

    private bool Read(string option, string value)
    {
        switch (option)
        {
            case "--out": Output = value; return true;
            case "--data": Texts.AddRange(LabelledSets.Read(value)); return true;
            case "--names": Names = value; return true;
            case "--score": ScoreSets.Add(value); return true;
            case "--epochs": Options = Options with { Epochs = Integer(value) }; return true;
            case "--rate": Options = Options with { Rate = Number(value) }; return true;
            case "--decay": Options = Options with { Decay = Number(value) }; return true;
            case "--dropout": Options = Options with { Dropout = Number(value) }; return true;
            case "--cutoff": Options = Options with { Cutoff = Integer(value) }; return true;
            case "--members": Options = Options with { Members = Integer(value) }; return true;
            case "--folds": Folds = Integer(value); return true;
            case "--prune": Prune = Number(value); return true;
            default: return false;
        }
    }

    private static int Integer(string value) => int.Parse(value, CultureInfo.InvariantCulture);

    private static float Number(string value) => float.Parse(value, CultureInfo.InvariantCulture);
}
