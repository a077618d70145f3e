namespace Ingest.Core.Parsing.Text;

/// <summary>
/// Sentences with which pages take leave of their readers: where to follow, what to subscribe to, who owns the text. Most are whole
/// sentences, so only their words and their place tell them from the article.
/// </summary>
internal static class ClosingLines
{
    /// <summary>So many last lines count as the end, however short the text is.</summary>
    public const int Last = 2;

    /// <summary>Share of the text above a line from which an invitation may open any clause of it; further up it must open the line.</summary>
    private const double InvitationFrom = 0.85;

    private const double OwnershipFrom = 0.7;

    private const int MaxInvitationWords = 45;

    private const int MaxOpeningWords = 35;

    private const int MaxOwnershipWords = 60;

    private static readonly PhraseSearch Channels = new(
        [
            "newsletter", "twitter", "facebook", "instagram", "telegram", "whatsapp", "youtube", "tiktok", "linkedin", "pinterest", "podcast", "discord", "patreon", "substack", " app ", " app.", " app!", " apps", "mailing list", "email list",
            "inbox", "posteingang", "e-mail updates", "email updates", "social media", "redes sociales", "abonnement", "boletín", "subscriber", "subscription", "subskrypcj", "рассылк", "канал",
        ]);

    private static readonly PhraseSearch Ownership = new(["©", "all rights reserved", "alle rechte vorbehalten", "todos los derechos reservados", "tous droits réservés", "written permission", "may not be published", "may not be reproduced", "may not be republished", "not responsible for the opinions", "views expressed", "opinions expressed"]);

    private static readonly PhraseSet Invitations = new("""
        for the latest|for more news|for more stories|for breaking news|follow|subscribe|sign up|join|download|like us|find us|connect with|register|get our|get the|click here|visit our|check out our|want more|dont miss|receive|get in touch|tune in|advertise with|learn more about our
        abonnieren|abonniere|abonniert|anmelden|melde dich|melden sie sich|folgen sie|folge uns|folgt uns|jetzt registrieren|suscríbete|suscribete|suscríbase|suscribirte|únete|unete|mira lo que|síguenos|siguenos|síganos|seguinos|sigue nuestro|sigue a|descarga|descargue|suivez|abonnez|inscrivez|rejoignez|téléchargez|inscreva|siga|acompanhe|iscriviti|iscrivetevi|seguici|volg ons|meld je|dołącz|zapisz się|zapraszamy|obserwuj|подписывайтесь|подпишитесь|följ oss|tilaa
        """);

    /// <summary>Why the line is no part of the article, or null.</summary>
    /// <param name="position">Share of the text that stands above the line, 0 to 1.</param>
    public static string? Reason(string line, int words, double position)
    {
        if (position > OwnershipFrom && words <= MaxOwnershipWords && Ownership.IsIn(line))
        {
            return "copyright";
        }

        return words <= (position > InvitationFrom ? MaxInvitationWords : MaxOpeningWords) && Channels.IsIn(line) && Invites(line, position > InvitationFrom) ? "newsletter" : null;
    }

    /// <summary>An invitation opens the line, or a sentence after a question ("Want more? Follow us"); near the end any clause will do, but not any word: users "who follow the page on Facebook" are news.</summary>
    private static bool Invites(string line, bool anywhere)
    {
        for (var i = 0; i < line.Length; i++)
        {
            var isStart = char.IsLetter(line[i]) && (i == 0 || !char.IsLetterOrDigit(line[i - 1]));

            if (isStart && (i <= 3 || line[i - 2] is '?' or '!' || (anywhere && line[i - 2] is ',' or '.' or ':' or ';' or '–' or '—')) && Invitations.Starts(line.AsSpan(i)))
            {
                return true;
            }
        }

        return false;
    }
}
