namespace Ingest.Core.Tests.Enrichment.Similarity;

/// <summary>Makes the copies of an article that newsrooms make: cut, re-headed, re-worded, with other boilerplate. Deterministic by seed.</summary>
internal static class ArticleEdits
{
    private static readonly string[] Boilerplate =
    [
        "Sign up for our morning newsletter to get the stories that matter.", "This is a developing story and will be updated.", "Read more: what the decision means for your town.",
        "Our reporters contributed to this article.", "Follow us for the latest updates.", "The copyright of this text lies with the agency.",
    ];

    private static readonly string[] Substitutes = ["also", "former", "local", "recently", "major", "officials", "announced", "nearly", "senior", "reported", "large", "group"];

    /// <summary>Names of the edits, to report on each.</summary>
    public static readonly string[] Kinds = ["truncated", "sentences dropped", "words changed", "re-headed", "wire to site", "mixed"];

    public static string Apply(string kind, string text, int seed)
    {
        var random = new Random(seed);
        return kind switch
        {
            "truncated" => Truncate(text, random, 0.55, 0.85),
            "sentences dropped" => DropSentences(text, random, 0.15),
            "words changed" => ChangeWords(text, random, 0.07),
            "re-headed" => Rehead(text, random),
            "wire to site" => WireToSite(text, random),
            _ => Rehead(ChangeWords(DropSentences(text, random, 0.10), random, 0.03), random),
        };
    }

    private static string Truncate(string text, Random random, double least, double most)
    {
        var length = (int)(text.Length * (least + (random.NextDouble() * (most - least))));
        var end = text.IndexOf('.', Math.Min(length, text.Length - 1));
        return end < 0 ? text : text[..(end + 1)];
    }

    private static string DropSentences(string text, Random random, double share) =>
        string.Join("\n\n", text.Split("\n\n").Select(paragraph => string.Join(". ", paragraph.Split(". ").Where(_ => random.NextDouble() >= share))).Where(paragraph => paragraph.Length > 0));

    private static string ChangeWords(string text, Random random, double share) =>
        string.Join(' ', text.Split(' ').Select(word => random.NextDouble() < share && word.Length > 3 && !word.Contains('\n', StringComparison.Ordinal) ? Substitutes[random.Next(Substitutes.Length)] : word));

    /// <summary>Another lead: the first paragraph goes, and a sentence of the desk's own takes its place.</summary>
    private static string Rehead(string text, Random random)
    {
        var paragraphs = text.Split("\n\n");
        return "Here is what is known so far about the events of the day and what may follow.\n\n" + string.Join("\n\n", paragraphs.Skip(paragraphs.Length > 3 ? 1 : 0)) + "\n\n" + Boilerplate[random.Next(Boilerplate.Length)];
    }

    private static string WireToSite(string text, Random random)
    {
        var plain = text.Replace('\u201C', '"').Replace('\u201D', '"').Replace('\u2019', '\'').Replace("\u2014", " - ", StringComparison.Ordinal).Replace("percent", "per cent", StringComparison.Ordinal);
        var extra = string.Join("\n\n", Boilerplate.OrderBy(_ => random.Next()).Take(3));
        return $"LONDON (Agency) - {Truncate(plain, random, 0.7, 1.0)}\n\n{extra}";
    }
}
