namespace Ingest.Core.Enrichment.Quotes;

/// <summary>The closed word classes that bound a subject or a clause of English.</summary>
internal static class FunctionWords
{
    public static readonly WordSet Pronouns = new("he she they it we i you who");

    public static readonly WordSet Auxiliaries = new("has have had is was were are be been did does do would could will may might can must should 's ’s 've ’ve 'd ’d not n't n’t never to");

    public static readonly WordSet Adverbs = new("also later then once only just still even again now today yesterday first often always repeatedly reportedly recently previously earlier already both all further simply merely soon sometimes further instead on went goes going proceeded monday tuesday wednesday thursday friday saturday sunday");

    public static readonly WordSet Conjunctions = new("that because if when while as but although though which where whether since so than until unless whereas what how why nor or");

    public static readonly WordSet Openers = new("here there but and so yet still however meanwhile then also later instead though nevertheless moreover today yesterday or nor even perhaps indeed finally now");

    public static readonly WordSet Prepositions = new("in on at after during by with for from before of to about under over against into since through following despite amid among asked without within via upon like near per");

    /// <summary>Auxiliaries before a participle of French, Italian, Spanish, German and Dutch: "a déclaré", "ha dicho", "hat gesagt".</summary>
    public static readonly WordSet ForeignAuxiliaries = new("a ont avait ha han aveva hat haben hatte heeft hebben");

    /// <summary>Articles of German, French, Spanish, Italian, Portuguese and Dutch.</summary>
    public static readonly WordSet ForeignDeterminers = new("der die das ein eine le la les un une el los las una il lo gli o os um uma de het een");

    /// <summary>"According to" in those languages.</summary>
    public static readonly WordSet ForeignAccordingTo = new("selon laut según secondo segundo volgens");

    public static readonly WordSet Determiners = new("the a an his her their its our my this that these those one another some many several two three four five six both all most few each no any other");
}
