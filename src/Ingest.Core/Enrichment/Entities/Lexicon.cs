using System.Collections.Frozen;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>Words around names: titles, roles, endings of companies, heads of institutions. English first, other languages where cheap.</summary>
internal static class Lexicon
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Honorifics = Set(
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "reverend", "fr", "father", "sister", "brother", "imam", "sheikh",
        "rabbi", "pope", "bishop", "archbishop", "cardinal", "king", "queen", "prince", "princess", "emperor", "sultan", "emir", "duke", "duchess", "baron", "chief", "captain", "capt", "col",
        "colonel", "gen", "general", "lt", "lieutenant", "maj", "major", "sgt", "sergeant", "cpl", "corporal", "adm", "admiral", "cmdr", "commander", "judge", "justice", "president", "premier",
        "chancellor", "minister", "senator", "sen", "rep", "congressman", "congresswoman", "governor", "gov", "mayor", "ambassador", "secretary", "inspector", "detective", "constable", "coach",
        "herr", "frau", "monsieur", "madame", "mme", "mlle", "señor", "señora", "sr", "sra", "don", "doña", "dom", "präsident", "präsidentin", "bundeskanzler", "kanzler", "kanzlerin", "ministre",
        "président", "présidente", "presidente", "presidenta", "ministro", "ministra", "premierminister", "bundespräsident", "signor", "signora", "papa", "papst", "rey", "reina", "roi", "reine");

    /// <summary>Titles that are never a name's first word in English news; "Sheikh", "Don" and the like can be.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Titles = Set(
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "rev", "reverend", "president", "premier", "chancellor", "minister", "senator", "sen", "rep", "congressman",
        "congresswoman", "governor", "gov", "mayor", "ambassador", "secretary", "inspector", "detective", "constable", "captain", "capt", "colonel", "col", "gen", "general", "lt", "lieutenant",
        "maj", "sgt", "sergeant", "cpl", "corporal", "adm", "admiral", "cmdr", "commander", "judge", "justice", "pm", "vice", "deputy", "prime", "chief", "speaker", "archbishop", "bishop", "cardinal",
        "pope", "imam", "rabbi", "pastor", "coach", "queen", "king", "prince", "princess", "sheriff", "chairman", "director", "lord", "lady", "mp", "gov.", "spokesman", "spokeswoman", "attorney");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Roles = Set(
        "president", "minister", "premier", "chancellor", "secretary", "spokesman", "spokeswoman", "spokesperson", "director", "chairman", "chairwoman", "chairperson", "chair", "chief", "executive",
        "officer", "ceo", "cfo", "cto", "coo", "founder", "co-founder", "cofounder", "head", "leader", "governor", "mayor", "senator", "lawmaker", "lawyer", "attorney", "prosecutor", "judge", "justice",
        "general", "commander", "colonel", "captain", "admiral", "lieutenant", "major", "sergeant", "inspector", "commissioner", "ambassador", "envoy", "diplomat", "economist", "analyst", "strategist",
        "professor", "researcher", "scientist", "historian", "author", "writer", "journalist", "reporter", "editor", "correspondent", "columnist", "coach", "manager", "striker", "midfielder", "defender",
        "goalkeeper", "forward", "quarterback", "captain", "player", "champion", "actor", "actress", "singer", "director", "producer", "artist", "activist", "campaigner", "organizer", "organiser",
        "congressman", "congresswoman", "representative", "councillor", "councilor", "candidate", "nominee", "king", "queen", "prince", "princess", "bishop", "archbishop", "pastor", "imam", "doctor",
        "surgeon", "physician", "nurse", "teacher", "principal", "owner", "partner", "trader", "farmer", "resident", "deputy", "vice", "treasurer", "auditor", "superintendent", "sheriff", "detective",
        "official", "officials", "adviser", "advisor", "aide", "member", "coordinator", "administrator", "curator", "engineer", "pilot", "driver", "expert", "specialist", "consultant");

    /// <summary>Offices that stand in capitals right before a person's name.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Offices = FrozenSet.Create(
        StringComparer.Ordinal,
        "PM", "MP", "MEP", "MLA", "CM", "FM", "MD", "CEO", "Chairman", "Chairwoman", "Chairperson", "President", "Minister", "Secretary", "Governor", "Director", "Commissioner", "Spokesman", "Spokeswoman",
        "Spokesperson", "Legislator", "Lawmaker", "Senator", "Mayor", "Superintendent", "Speaker", "Leader", "Coach", "Captain", "Inspector", "Ambassador", "Professor", "Judge")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Words that may stand inside a role beside its noun.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> RoleModifiers = Set(
        "prime", "foreign", "finance", "defence", "defense", "interior", "health", "education", "press", "deputy", "vice", "acting", "former", "interim", "senior", "junior", "assistant", "associate",
        "chief", "executive", "managing", "general", "national", "state", "federal", "regional", "party", "opposition", "police", "army", "navy", "security", "human", "rights", "trade", "energy", "justice",
        "attorney", "first", "second", "special", "permanent", "honorary", "head", "lead", "principal", "financial", "operating", "technology", "marketing", "communications", "research", "policy", "legal",
        "political", "military", "intelligence", "environment", "agriculture", "transport", "labour", "labor", "home", "cabinet", "ruling", "independent", "veteran", "team", "club", "company", "group", "union");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CompanyEndings = Set(
        "inc", "corp", "corporation", "ltd", "limited", "llc", "llp", "plc", "co", "company", "gmbh", "ag", "se", "kg", "sa", "s.a", "sas", "spa", "s.p.a", "nv", "n.v", "bv", "b.v", "ab", "asa", "oy", "oyj", "aps",
        "pty", "pte", "bhd", "tbk", "kk", "holdings", "holding", "group", "ltda", "s.l", "sarl", "srl", "zrt", "a.s");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> InstitutionHeads = Set(
        "university", "universität", "université", "universidad", "universidade", "università", "universiteit", "college", "institute", "institut", "instituto", "istituto", "ministry", "ministerium", "ministère", "ministerio",
        "ministério", "bank", "banco", "banque", "banca", "agency", "commission", "committee", "council", "court", "party", "partei", "parti", "partido", "partito", "association", "federation", "union", "foundation", "stiftung",
        "fondation", "fundación", "fundação", "hospital", "airlines", "airways", "times", "post", "newspaper", "club", "fc", "united");

    /// <summary>Capitals that name no body: abbreviations of common nouns, and bonds.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CommonAcronyms = FrozenSet.Create(
        StringComparer.Ordinal,
        "GDP", "GNP", "CEO", "CEOs", "CFO", "CTO", "COO", "AI", "IT", "TV", "ID", "IDs", "DNA", "RNA", "PCR", "ATMs", "PhD", "MBA", "VIP", "VIPs", "SUV", "SUVs", "GPS", "NGO", "NGOs", "PPPs",
        "LGBT", "LGBTQ", "LGBTQ+", "HIV", "AIDS", "TB", "PTSD", "ICU", "GMT", "UTC", "EST", "PST", "USD", "VAT", "IPO", "IPOs", "FAQ", "URL", "PDF", "SMS", "SIM", "LED", "UFO", "UFOs", "DIY", "HR", "PR", "MP", "MPs", "PM",
        "MOU", "MoU", "EV", "EVs", "CCTV", "KYC", "ETF", "ETFs", "R&D", "Q&A", "CV", "DJ", "IQ", "CPU", "GPU", "LNG", "LPG", "IED", "IEDs", "WMD", "POW", "POWs", "SME", "SMEs", "VAR", "MVP", "QB", "HH", "HRH", "VC", "VCs", "OBE", "MBE", "CBE", "QC", "Treasuries", "Bunds", "Gilts", "JGBs")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Small words inside names: "Ursula von der Leyen", "Osama bin Laden".</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Particles = Set(
        "de", "da", "do", "dos", "das", "del", "della", "di", "la", "le", "van", "von", "der", "den", "ter", "ten", "bin", "bint", "ibn", "al", "el", "y", "e", "af", "av", "zu", "du", "des");

    /// <summary>The sets that give a word a class.</summary>
    internal static IEnumerable<(Tagging.ContextClass Class, FrozenSet<string> Words)> Classes =>
    [
        (Tagging.ContextClass.Honorific, Honorifics.Set), (Tagging.ContextClass.Role, Roles.Set), (Tagging.ContextClass.CompanyEnding, CompanyEndings.Set),
        (Tagging.ContextClass.InstitutionHead, InstitutionHeads.Set), (Tagging.ContextClass.Particle, Particles.Set),
    ];

    public static bool IsHonorific(ReadOnlySpan<char> word) => Honorifics.Contains(word.TrimEnd('.'));

    public static bool IsTitle(ReadOnlySpan<char> word) => Titles.Contains(word.TrimEnd('.'));

    public static bool IsRole(ReadOnlySpan<char> word) => Roles.Contains(word.TrimEnd('.'));

    public static bool IsOffice(ReadOnlySpan<char> word) => Offices.Contains(word);

    public static bool IsRoleModifier(ReadOnlySpan<char> word) => RoleModifiers.Contains(word);

    public static bool IsCompanyEnding(ReadOnlySpan<char> word) => CompanyEndings.Contains(word.TrimEnd('.'));

    public static bool IsInstitutionHead(ReadOnlySpan<char> word) => InstitutionHeads.Contains(word);

    public static bool IsCommonAcronym(ReadOnlySpan<char> word) => CommonAcronyms.Contains(word);

    /// <summary>Written with a capital, these are a country's own: "Parliament voted".</summary>
    public static bool IsChamber(ReadOnlySpan<char> word) => word is "Parliament" or "Cabinet" or "Congress" or "Senate";

    /// <summary>These too, but are other things without their article: "the House rose".</summary>
    public static bool IsHouse(ReadOnlySpan<char> word) => word is "House" or "Assembly" or "Commons" or "Lords";

    public static bool IsParticle(ReadOnlySpan<char> word) => Particles.Contains(word);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params ReadOnlySpan<string> words) =>
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, words).GetAlternateLookup<ReadOnlySpan<char>>();
}
