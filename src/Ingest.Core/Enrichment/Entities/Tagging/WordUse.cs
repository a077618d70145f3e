namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>How one word occurs in a text.</summary>
internal struct WordUse
{
    public int Lower;
    public int Capital;

    /// <summary>With a capital other than at a sentence's start.</summary>
    public bool InSentence;
    public bool AfterTitle;
    public bool AfterThe;
    public bool AfterIn;

    /// <summary>Classes of the words before and after the names that hold it, anywhere in the text.</summary>
    public ContextClass Before;
    public ContextClass After;

    /// <summary>Classes of the words that say what it is: "Vozy is a company", "Rahat, a town in the south".</summary>
    public ContextClass Apposition;

    /// <summary>The longest run of capitalised words that holds it.</summary>
    public int RunStart;
    public int RunEnd;

    /// <summary>Where in that run it stands.</summary>
    public int Position;
}
