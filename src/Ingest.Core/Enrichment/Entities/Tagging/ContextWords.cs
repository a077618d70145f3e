using System.Collections.Frozen;

namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>Common words that tell what the name beside them is, in classes: training data is small, and the classes carry over to words it lacks.</summary>
[Flags]
internal enum ContextClass : ushort
{
    None = 0,
    Honorific = 1,
    Role = 2,
    CompanyEnding = 4,
    InstitutionHead = 8,
    Particle = 16,

    /// <summary>Verbs of saying and doing that people, and bodies, are subjects of.</summary>
    Saying = 32,
    PlaceNoun = 64,
    BodyNoun = 128,
    FamilyNoun = 256,

    /// <summary>Prepositions of place.</summary>
    PlacePreposition = 512,
    Sport = 1024,

    /// <summary>Nouns that make the name before or after them a facility: "airport", "bridge".</summary>
    Facility = 2048,

    /// <summary>Nouns of laws, prizes, events and works.</summary>
    EventNoun = 4096,
}

internal static class ContextWords
{
    private static readonly FrozenDictionary<string, ContextClass>.AlternateLookup<ReadOnlySpan<char>> Classes = Build();

    public static ContextClass Of(ReadOnlySpan<char> word)
    {
        var context = Classes.TryGetValue(word, out var found) ? found : ContextClass.None;

        return word is [.., '.'] ? context | Abbreviated(word) : context;
    }

    /// <summary>Classes of titles, roles and company endings written with a period: "Gov.", "Inc.".</summary>
    private static ContextClass Abbreviated(ReadOnlySpan<char> word) =>
        (Lexicon.IsHonorific(word) ? ContextClass.Honorific : 0)
        | (Lexicon.IsRole(word) ? ContextClass.Role : 0)
        | (Lexicon.IsCompanyEnding(word) ? ContextClass.CompanyEnding : 0);

    private static FrozenDictionary<string, ContextClass>.AlternateLookup<ReadOnlySpan<char>> Build()
    {
        var classes = new Dictionary<string, ContextClass>(StringComparer.OrdinalIgnoreCase);

        void Add(ContextClass context, string words)
        {
            foreach (var word in words.Split(' '))
            {
                classes[word] = classes.GetValueOrDefault(word) | context;
            }
        }

        Add(ContextClass.Saying, "said says told tells added adds asked argued believes called claimed commented complained confirmed declared denied described explained insisted joked noted recalled remarked replied reported revealed stressed stated suggested thinks thought tweeted warned wrote writes wants welcomed admitted announced agreed apologised apologized born died married resigned lives grew who whose he she his her him");
        Add(ContextClass.PlaceNoun, "city town village district province region state county municipality capital suburb neighbourhood neighborhood area island islands peninsula coast border river lake sea mountain mountains valley desert forest hills bay gulf strait ocean port harbour harbor prefecture upazila tehsil taluk governorate oblast department township parish ward barrio hamlet settlement territory outskirts south north east west southern northern eastern western central southeast southwest northeast northwest southeastern southwestern northeastern northwestern");
        Add(ContextClass.BodyNoun, "company firm group bank agency ministry party union association organisation organization organisations team club league government authority bureau board office department newspaper daily magazine broadcaster station website channel startup manufacturer maker retailer carrier airline operator supplier subsidiary unit giant lender insurer fund charity nonprofit ngo foundation network coalition alliance movement militia rebels group's band court tribunal parliament assembly police army forces navy university college school institute hospital shares stock shareholders customers employees staff workers members founded co-founder joined acquired bought sued owned owns sells");
        Add(ContextClass.FamilyNoun, "wife husband son daughter brother sister father mother uncle aunt cousin nephew niece grandfather grandmother grandson friend colleague partner widow boyfriend girlfriend fiancee family aged");
        Add(ContextClass.PlacePreposition, "in at near from to across around outside inside throughout between into via towards toward through");
        Add(ContextClass.Sport, "beat defeated lost won win draw drew match game season league cup coach striker midfielder goalkeeper fans squad transfer signed scored goal goals points victory versus vs against hosts visitors side final semifinal quarterfinal champions innings wicket overs runs touchdown inning playoffs soccer football cricket rugby tennis basketball baseball hockey golf athletics halftime half-time referee attendance scorers standings tabulate tabulated seeding singles doubles penalty unbeaten tournament club clubs matches games bowled bowling lbw homered shutout overtime qualifier round");
        Add(ContextClass.Facility, "airport bridge stadium arena hotel street road avenue highway square park prison camp palace tower building plant station museum church mosque cathedral temple shrine hall base mall market theatre theater cemetery dam mine refinery canal terminal gate boulevard lane plaza house centre center");
        Add(ContextClass.EventNoun, "act treaty agreement accord convention protocol law bill award prize festival championship championships tournament olympics games marathon race summit conference war revolution uprising operation film movie novel book album song series show play painting poem programme program project initiative virus variant disease syndrome hurricane cyclone typhoon storm day week month era dynasty crisis");

        foreach (var (context, words) in Lexicon.Classes)
        {
            Add(context, string.Join(' ', words));
        }

        return classes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
