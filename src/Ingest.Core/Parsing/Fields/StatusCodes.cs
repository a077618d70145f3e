using System.Collections.Frozen;
using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;

namespace Ingest.Core.Parsing.Fields;

/// <summary>Reads publication statuses and signals: plain words, QCodes (<c>stat:canceled</c>) and concept URIs (<c>.../pubstatusg2/canceled</c>).</summary>
internal static class StatusCodes
{
    private static readonly FrozenDictionary<string, PublicationStatus> Words = new Dictionary<string, PublicationStatus>
    {
        ["usable"] = PublicationStatus.Usable,
        ["withheld"] = PublicationStatus.Withheld,
        ["embargoed"] = PublicationStatus.Withheld,
        ["canceled"] = PublicationStatus.Canceled,
        ["cancelled"] = PublicationStatus.Canceled,
        ["withdrawn"] = PublicationStatus.Canceled,
        ["retracted"] = PublicationStatus.Canceled,
        ["killed"] = PublicationStatus.Canceled,
        ["deleted"] = PublicationStatus.Canceled,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The strictest of the codes that are known; null where none is.</summary>
    public static Sourced<PublicationStatus>? Read(IEnumerable<string?> codes, string source)
    {
        Sourced<PublicationStatus>? strictest = null;

        foreach (var code in codes.OfType<string>())
        {
            var word = code[(code.LastIndexOfAny([':', '/', '#']) + 1)..].Trim();

            if (Words.TryGetValue(word, out var status) && (strictest is null || status > strictest.Value))
            {
                strictest = new Sourced<PublicationStatus>(status, source, 0.95, code);
            }
        }

        return strictest;
    }
}
