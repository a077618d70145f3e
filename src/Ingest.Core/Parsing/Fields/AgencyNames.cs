using System.Collections.Frozen;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Fields;

/// <summary>Recognises a news agency's name where one is written.</summary>
internal static class AgencyNames
{
    private static readonly FrozenDictionary<string, string> Names = NameLexicon.Agencies.DistinctBy(agency => agency.Form, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(agency => agency.Form, agency => agency.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The agency's usual name, or null where the text is none. Short forms only count in capitals, or as written in the lexicon.</summary>
    public static string? Find(string? text)
    {
        var name = text?.Trim(' ', '(', ')', '-', '.', '–', '—', '/', ',', ':', '[', ']');
        return name is { Length: > 1 } && Names.TryGetValue(name, out var agency) && (name.Length > 4 || IsWrittenAsName(name)) ? agency : null;
    }

    private static bool IsWrittenAsName(string name) => Array.Exists(NameLexicon.Agencies, agency => agency.Form == name) || (name.Length > 2 && !LetterCase.HasLower(name));
}
