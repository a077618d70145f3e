namespace Ingest.Training.Crf;

internal sealed record TrainerOptions
{
    public int Epochs { get; init; } = 6;

    public float Rate { get; init; } = 0.04f;

    /// <summary>L2 decay a step, relative to the step's rate.</summary>
    public float Decay { get; init; } = 0.04f;

    /// <summary>Share of a token's features that are left out each time it is seen: names not in the data have to be found by what is around them.</summary>
    public float Dropout { get; init; }

    /// <summary>Documents that must have a feature for it to be learnt.</summary>
    public int Cutoff { get; init; } = 2;

    /// <summary>First-pass models whose weights are averaged.</summary>
    public int Members { get; init; } = 1;

    public int Seed { get; init; } = 17;
}
