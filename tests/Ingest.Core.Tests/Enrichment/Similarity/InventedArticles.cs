namespace Ingest.Core.Tests.Enrichment.Similarity;

/// <summary>Articles put together from the words of one topic, so that they share a vocabulary and no story. Deterministic.</summary>
internal static class InventedArticles
{
    private const int Count = 60;
    private const int Sentences = 14;

    private static readonly string[] Names = "council authority court union district company service office board committee party hospital museum harbour airport factory school team ministry bank".Split(' ');
    private static readonly string[] Kinds = "local regional new former small large private public coastal northern southern joint special early late annual rival senior young quiet".Split(' ');
    private static readonly string[] Actions = "rejected approved postponed criticised defended reviewed announced cancelled extended questioned opened closed bought sold moved widened halved doubled praised checked".Split(' ');
    private static readonly string[] Things = "plan budget rule sale contract closure repair ban price study bridge road clinic station tunnel ferry market stadium library park".Split(' ');
    private static readonly string[] Links = "because after although while since before until unless when though".Split(' ');

    public static string[] All() => [.. Enumerable.Range(0, Count).Select(One)];

    private static string One(int seed)
    {
        var random = new Random(seed);
        var sentences = Enumerable.Range(0, Sentences).Select(_ => $"The {Clause(random)} {Pick(Links, random)} the {Clause(random)}.");
        return string.Join("\n\n", sentences.Chunk(2).Select(pair => string.Join(' ', pair)));
    }

    private static string Clause(Random random) =>
        $"{Pick(Kinds, random)} {Pick(Names, random)} {Pick(Actions, random)} the {Pick(Kinds, random)} {Pick(Things, random)}";

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];
}
