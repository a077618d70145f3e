using System.Collections.Frozen;

namespace Ingest.Core.Enrichment.Quotes;

/// <summary>Verbs that report speech, in all their forms. Written for this project from general knowledge of news English.</summary>
internal static class SpeechVerbs
{
    private const string Regular = "add announce acknowledge admit affirm agree allege argue assert boast caution claim comment complain concede conclude confess confirm contend counter declare disclose emphasise emphasize estimate "
        + "explain exclaim insist joke lament maintain mention note observe opine pledge predict proclaim promise quip reason recall reckon reiterate remark reply report respond reveal retort speculate state stress testify "
        + "tweet underline underscore vow warn write say tell contest post recount argue assure inform remind advise stipulate allege deny swear";

    private const string Claiming = "believe think hope fear expect suggest indicate show find know worry imply hint hear learn propose recommend demand guess feel doubt mean reflect prove signal understand argue decide realise realize";

    private const string Quoting = "ask call continue describe begin read answer laugh shout yell scream cry chant mutter whisper snap tease urge praise dismiss accuse blast charge label dub brag chide crow deadpan elaborate fire gush holler interject object "
        + "plead pronounce protest question quote rant recite repeat scoff shrug sigh thank wonder volunteer refer bemoan mock criticize criticise denounce condemn echo apologise apologize appeal conclude bark invite open greet sum start offer boom roar sing "
        + "characterize characterise implore lecture reassure rail remember slam sneer brand attack rip bash lash tout laud decry beam coach groan growl muse ponder concur rejoin gripe grumble exhort enthuse rave ridicule deride type proceed taunt blame credit hail summarise summarize put express voice cite issue";

    /// <summary>Forms of other languages that stand beside quotation marks: German, French, Spanish, Italian, Portuguese, Dutch; finite ones, and participles behind an auxiliary.</summary>
    private const string Foreign = "sagte sagten sagt erklärte erklärt meinte betonte betont fragte antwortete ergänzte forderte kritisierte schrieb warnte gesagt "
        + "dit affirme affirmé explique expliqué assure assuré déclare déclaré raconte raconté estime estimé précise précisé ajoute ajouté indique indiqué souligne souligné confie confié "
        + "dijo dice dicho afirmó afirma aseguró asegura señaló explicó explica declaró añadió contó preguntó sostuvo indicó manifestó advirtió "
        + "detto disse dichiara dichiarato afferma affermato spiega spiegato sostiene aggiunto afirmou declarou explicou garantiu contou disse diz completou zei zegt gezegd vertelde verteld verklaarde";

    private static readonly Dictionary<string, string[]> Irregular = new(StringComparer.Ordinal)
    {
        ["say"] = ["says", "said", "said", "saying"],
        ["tell"] = ["tells", "told", "told", "telling"],
        ["write"] = ["writes", "wrote", "written", "writing"],
        ["think"] = ["thinks", "thought", "thought", "thinking"],
        ["show"] = ["shows", "showed", "shown", "showing"],
        ["find"] = ["finds", "found", "found", "finding"],
        ["know"] = ["knows", "knew", "known", "knowing"],
        ["hear"] = ["hears", "heard", "heard", "hearing"],
        ["feel"] = ["feels", "felt", "felt", "feeling"],
        ["mean"] = ["means", "meant", "meant", "meaning"],
        ["understand"] = ["understands", "understood", "understood", "understanding"],
        ["begin"] = ["begins", "began", "begun", "beginning"],
        ["read"] = ["reads", "read", "read", "reading"],
        ["sing"] = ["sings", "sang", "sung", "singing"],
        ["put"] = ["puts", "put", "put", "putting"],
        ["admit"] = ["admits", "admitted", "admitted", "admitting"],
        ["quip"] = ["quips", "quipped", "quipped", "quipping"],
        ["snap"] = ["snaps", "snapped", "snapped", "snapping"],
        ["brag"] = ["brags", "bragged", "bragged", "bragging"],
        ["swear"] = ["swears", "swore", "sworn", "swearing"],
        ["shrug"] = ["shrugs", "shrugged", "shrugged", "shrugging"],
        ["slam"] = ["slams", "slammed", "slammed", "slamming"],
        ["sum"] = ["sums", "summed", "summed", "summing"],
        ["refer"] = ["refers", "referred", "referred", "referring"],
        ["rip"] = ["rips", "ripped", "ripped", "ripping"],
        ["dub"] = ["dubs", "dubbed", "dubbed", "dubbing"],
    };

    /// <summary>Also plural nouns, or verbs of other senses, so that the word before must be a name or a pronoun.</summary>
    private static readonly HashSet<string> Ambiguous = new(StringComparer.Ordinal)
    {
        "reports", "claims", "notes", "states", "calls", "comments", "promises", "charges", "demands", "shows", "posts", "jokes", "hopes", "fears", "questions", "estimates", "pledges", "accounts", "tweets", "offers", "issues", "doubts",
        "replies", "remarks", "opens", "starts", "stresses", "signals", "means", "vows", "answers", "reads", "read", "put", "puts", "found", "thought", "post", "report", "state", "claim", "note", "call", "show", "hope", "fear", "charge",
    };

    private static readonly FrozenDictionary<string, SpeechVerb>.AlternateLookup<ReadOnlySpan<char>> Forms = Build();

    public static SpeechVerb Find(ReadOnlySpan<char> word) => word.Length is > 2 and < 16 && Forms.TryGetValue(word, out var verb) ? verb : default;

    private static FrozenDictionary<string, SpeechVerb>.AlternateLookup<ReadOnlySpan<char>> Build()
    {
        var forms = new Dictionary<string, SpeechVerb>(StringComparer.OrdinalIgnoreCase);
        foreach (var form in Foreign.Split(' '))
        {
            forms[form] = new SpeechVerb(SpeechVerbKind.Quote, IsParticiple: false, IsAmbiguous: false, IsForeign: true);
        }

        Add(forms, Quoting, SpeechVerbKind.Quote);
        Add(forms, Claiming, SpeechVerbKind.Claim);
        Add(forms, Regular, SpeechVerbKind.Say);
        return forms.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static void Add(Dictionary<string, SpeechVerb> forms, string verbs, SpeechVerbKind kind)
    {
        foreach (var verb in verbs.Split(' '))
        {
            forms[verb] = new SpeechVerb(kind, IsParticiple: false, IsAmbiguous: Ambiguous.Contains(verb));

            foreach (var form in Irregular.TryGetValue(verb, out var given) ? given : Inflect(verb))
            {
                forms[form] = new SpeechVerb(kind, IsParticiple: form.EndsWith("ing", StringComparison.Ordinal), IsAmbiguous: Ambiguous.Contains(form));
            }
        }
    }

    private static string[] Inflect(string verb)
    {
        var isConsonantY = verb[^1] == 'y' && !"aeou".Contains(verb[^2], StringComparison.Ordinal);
        var stem = verb[^1] == 'e' ? verb[..^1] : isConsonantY ? verb[..^1] + "i" : verb;
        var third = isConsonantY ? stem + "es" : verb.EndsWith('s') || verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith("ch", StringComparison.Ordinal) ? verb + "es" : verb + "s";
        return [third, stem + "ed", verb[^1] == 'e' ? verb[..^1] + "ing" : verb + "ing"];
    }
}
