using System.Collections.Frozen;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>Words of which rows of menu entries and buttons are made; a headline has one of them, not most.</summary>
internal static class MenuWords
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = """
        home|sign|in|log|login|logout|menu|search|blog|about|us|contact|pricing|features|subscribe|subscription|free|trial|shop|products|services|resources|company|careers|support|get|started|start|demo|try|now|join|register|account|cart|news|latest|trending|popular|videos|video|podcasts|podcast|newsletter|newsletters|events|faq|help|more|all|login|my|store|sale|categories|topics|sections|skip|content|toggle|navigation|close|open|download|app|apps|follow|share|print|email|facebook|twitter|instagram|linkedin|youtube|tiktok|pinterest|topics|privacy|policy|terms|cookies|sitemap|advertise|archive|archives|tags|category|solutions|platform|documentation|docs|community|partners|customers|explore|browse|learn|view|see|read|continue|next|previous|back|top
        startseite|anmelden|abo|suche|kontakt|impressum|accueil|connexion|recherche|inicio|buscar|contacto|suscríbete|entrar|contato|cerca|contatti|zoeken|inloggen|sök|logga|hjem|søg|etusivu|haku
        """.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>0 to 1; rows of fewer than two words tell nothing.</summary>
    public static double Share(string line, int words)
    {
        if (words is < 2 or > 30)
        {
            return 0;
        }

        int known = 0, all = 0;

        foreach (var range in line.AsSpan().Split(' '))
        {
            var word = line.AsSpan(range);
            all += word.Length > 0 ? 1 : 0;
            known += word.Length is > 1 and < 16 && Words.Contains(word) ? 1 : 0;
        }

        // One such word is in many headlines.
        return known < 2 ? 0 : (double)known / all;
    }
}
