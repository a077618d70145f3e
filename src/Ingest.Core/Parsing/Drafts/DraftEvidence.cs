using Ingest.Core.Articles;

namespace Ingest.Core.Parsing.Drafts;

/// <summary>The evidence of a draft's fields under their JSON names.</summary>
internal static class DraftEvidence
{
    public static IReadOnlyDictionary<string, FieldEvidence> Of(ArticleDraft draft)
    {
        var fields = new SortedDictionary<string, FieldEvidence>(StringComparer.Ordinal);
        Add("headline", draft.Headline?.Evidence);
        Add("alternativeHeadline", draft.AlternativeHeadline?.Evidence);
        Add("abstract", draft.Abstract?.Evidence);
        Add("authors", draft.Authors?.Evidence);
        Add("contributors", draft.Contributors?.Evidence);
        Add("publisher", draft.Publisher?.Evidence);
        Add("sourceOrganization", draft.SourceOrganization?.Evidence);
        Add("datePublished", draft.DatePublished?.Evidence);
        Add("dateModified", draft.DateModified?.Evidence);
        Add("dateline", draft.Dateline?.Evidence);
        Add("body", draft.Body?.Evidence);
        Add("images", draft.Images?.Evidence);
        Add("keywords", draft.Keywords?.Evidence);
        Add("section", draft.Section?.Evidence);
        Add("language", draft.Language?.Evidence);
        Add("url", draft.Url?.Evidence);
        Add("isAccessibleForFree", draft.IsAccessibleForFree?.Evidence);
        Add("pubStatus", draft.PubStatus?.Evidence);
        return fields;

        void Add(string name, FieldEvidence? evidence)
        {
            if (evidence is not null)
            {
                fields[name] = evidence;
            }
        }
    }
}
