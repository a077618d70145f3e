namespace Ingest.Core.Enrichment.Quotes;

/// <summary>Nouns of those who can speak in a report without being named: people by role, groups, and documents.</summary>
internal static class SpeakerNouns
{
    private static readonly WordSet Nouns = new(
        "spokesman spokeswoman spokesperson spokespeople official officials police source sources aide aides analyst analysts expert experts critic critics people person man woman men women boy girl resident residents witness witnesses "
        + "report reports study studies survey poll polls statement letter memo memorandum document documents filing filings lawsuit complaint indictment article column story paper newspaper magazine website site headline sign banner text email e-mail "
        + "message tweet post caption company companies firm bank group groups union party campaign committee commission council court ministry department agency government administration office team board bureau coalition organization organisation "
        + "association university school hospital church fund army navy military authorities researchers scientists economists lawmakers senators democrats republicans voters supporters opponents activists protesters lawyers prosecutors doctors "
        + "parents students teachers workers colleagues friends relatives family families others some many most several one both half percent none everyone somebody someone chief chair judge mayor governor president minister premier chancellor "
        + "secretary ambassador king queen prince princess pope bishop priest general colonel captain sergeant sheriff coroner coach captain star son daughter mother father wife husband brother sister uncle aunt widow friend colleague host author "
        + "founder ceo boss head deputy vice nominee candidate delegate crowd jury panel judges crew victim victims suspect defendant bill law resolution plan rules bylaws constitution book song lyrics transcript data figures results records guest guests network networks ruling ad ads advert clip video order decision panel magistrate majority minority memoir biography profile account accounts leadership management union unions publication outlet outlets broadcaster campaigners");

    /// <summary>Whether the last word of a noun phrase can be somebody who speaks.</summary>
    public static bool Contains(ReadOnlySpan<char> word) =>
        Nouns.Contains(word)
        || (word.Length > 4 && (word.EndsWith("er") || word.EndsWith("or") || word.EndsWith("ers") || word.EndsWith("ors") || word.EndsWith("ist") || word.EndsWith("ists") || word.EndsWith("ian") || word.EndsWith("ians")
            || word.EndsWith("man") || word.EndsWith("men") || word.EndsWith("woman") || word.EndsWith("women") || word.EndsWith("ant") || word.EndsWith("ants") || word.EndsWith("ees") || word.EndsWith("ee")));
}
