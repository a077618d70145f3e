using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>
/// The tagger's labels: O, and for each of the four types begin, inside, end and single (BIOES). O has no weights of its own: it is the
/// reference that scores zero, so that a feature has sixteen weights, one vector register of bytes.
/// </summary>
internal static class Labels
{
    public const int Count = 17;

    /// <summary>Labels with weights: all but O.</summary>
    public const int Weighted = 16;

    public const int Outside = 0;

    public static int Begin(EntityType type) => 1 + (4 * (int)type);

    public static int Inside(EntityType type) => 2 + (4 * (int)type);

    public static int End(EntityType type) => 3 + (4 * (int)type);

    public static int Single(EntityType type) => 4 + (4 * (int)type);

    public static EntityType Type(int label) => (EntityType)((label - 1) / 4);

    public static bool Opens(int label) => label > 0 && (label - 1) % 4 is 0 or 3 && label != Outside;

    public static bool Closes(int label) => label > 0 && (label - 1) % 4 is 2 or 3;

    /// <summary>Whether one label may follow another; <see cref="Outside"/> also stands for both ends of a chain.</summary>
    public static bool MayFollow(int previous, int next)
    {
        var open = previous != Outside && !Closes(previous);

        return open
            ? next != Outside && !Opens(next) && Type(previous) == Type(next)
            : next == Outside || Opens(next);
    }
}
