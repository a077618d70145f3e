namespace Ingest.Training.Crf;

/// <summary>A stretch of one sentence to learn from.</summary>
internal sealed class Chain
{
    /// <summary>Index of the document.</summary>
    public required int Document { get; init; }

    public required int FirstToken { get; init; }

    /// <summary>Gold labels, one a token.</summary>
    public required byte[] Gold { get; set; }

    /// <summary>Features of all tokens, in order; hashes while counting, then rows of the weight matrix.</summary>
    public required ulong[] Hashes { get; set; }

    /// <summary>Where each token's features end.</summary>
    public required int[] Ends { get; init; }

    public int[] Rows { get; set; } = [];

    /// <summary>Where the tokens' rows end.</summary>
    public int[] RowEnds { get; set; } = [];

    /// <summary>Scores to add to those of the rows (the second pass learns on top of the first), or null.</summary>
    public float[]? Offsets { get; set; }

    public required bool HasMiscellaneous { get; set; }

    /// <summary>Tokens that a name can begin or end with: neither punctuation nor lower case.</summary>
    public required bool[] Edges { get; set; }

    public required float Weight { get; set; }

    public int Length => Gold.Length;
}
