namespace Ingest.Core.Enrichment.Keywords;

/// <summary>What is counted of one word over the text, and its weight after YAKE (Campos et al. 2020): small is important. A value, so that all of a text stand in one rented array.</summary>
internal struct TermStatistics
{
    /// <summary>From 1; 0 before the first.</summary>
    private int _lastSentence;

    public int Frequency { get; private set; }

    /// <summary>Capitalised inside a sentence.</summary>
    public int Capitalised { get; private set; }

    public int Acronyms { get; private set; }

    /// <summary>Sentences that hold the word.</summary>
    public int Sentences { get; private set; }

    /// <summary>Sum of the indexes of those sentences, from 1.</summary>
    public long PositionSum { get; private set; }

    /// <summary>Different words right before it.</summary>
    public int Left { get; set; }

    /// <summary>Different words right after it.</summary>
    public int Right { get; set; }

    public double Weight { get; private set; }

    public void Add(int sentence, bool isCapitalised, bool isAcronym)
    {
        Frequency++;
        Capitalised += isCapitalised ? 1 : 0;
        Acronyms += isAcronym ? 1 : 0;

        if (sentence + 1 != _lastSentence)
        {
            _lastSentence = sentence + 1;
            Sentences++;
            PositionSum += sentence + 1;
        }
    }

    /// <param name="mean">Mean frequency of all terms.</param>
    /// <param name="deviation">Standard deviation of the frequencies.</param>
    /// <param name="highest">Highest frequency.</param>
    /// <param name="sentences">Sentences of the text.</param>
    public void Weigh(double mean, double deviation, int highest, int sentences)
    {
        var casing = Math.Max(Capitalised, Acronyms) / (1 + Math.Log(Frequency));

        // The mean position stands in for YAKE's median: no list of positions is kept.
        var position = Math.Log(Math.Log(3 + ((double)PositionSum / Sentences)));
        var frequency = Frequency / (mean + deviation);
        var spread = (double)Sentences / Math.Max(1, sentences);
        var relatedness = 1 + (((double)Left / Frequency) + ((double)Right / Frequency)) * Frequency / Math.Max(1, highest);
        Weight = relatedness * position / (casing + (frequency / relatedness) + (spread / relatedness));
    }
}
