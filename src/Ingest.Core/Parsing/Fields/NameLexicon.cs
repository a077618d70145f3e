using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Fields;

/// <summary>The words by which people, organisations and roles are told apart in bylines, in the main languages of the news.</summary>
internal static class NameLexicon
{
    /// <summary>Introduce a byline.</summary>
    public static readonly string[] Introductions =
    [
        "by", "byby", "written by", "posted by", "published by", "authored by", "story by", "words by", "text by", "report by", "reported by", "geschrieben von", "napisane przez", "執筆者", "執筆", "reporting by", "analysis by", "opinion by", "review by", "article by",
        "submitted by", "contributed by", "author", "authors", "posted on", "from", "this post was written by", "this article was written by", "post by", "interview by", "guest post by", "created by", "column by",
        "von", "ein beitrag von", "ein artikel von", "text von", "autor", "autorin", "verfasst von", "par", "écrit par", "publié par", "rédigé par", "propos recueillis par", "auteur", "auteurs", "auteure", "autoren",
        "por", "escrito por", "publicado por", "autora", "redacción de", "texto de", "di", "a cura di", "scritto da", "autore", "door", "geschreven door", "av", "skrevet av", "text av", "tekst", "af", "skrevet af", "tekst af", "autors",
        "kirjoittaja", "teksti", "napisał", "autorstwa", "opracowanie", "opracował", "opr", "napsal", "autoři", "szerző", "írta", "scris de", "de", "yazan", "haber", "oleh", "penulis", "ditulis oleh", "tác giả",
        "автор", "авторы", "автори", "текст", "от", "σύνταξη", "του", "της", "بقلم", "كتب", "كتبت", "الكاتب", "نویسنده", "מאת", "作者", "著者", "投稿者", "筆者", "文", "撰文", "記者", "记者", "編輯", "编辑", "来源", "기자", "লেখক", "लेखक", "द्वारा",
    ];

    /// <summary>Introduce a byline only before a colon: common words otherwise.</summary>
    public static readonly string[] Labels = ["text", "words", "story", "report", "interview", "text und interview", "interview und text", "writer", "writers", "journalist", "reporter", "contributor", "contributors", "author name", "autoren", "reportage", "texte", "textes", "texto", "textos", "testo", "tekst", "tekstit", "teksty", "von", "posted", "name", "verfasser", "beitrag", "bericht", "redacta", "redactor", "redactora", "periodista"];

    /// <summary>Introduce someone who helped but did not write: reviewers, editors, photographers, translators.</summary>
    public static readonly PhraseSet OtherTasks = new("""
        reviewed by|medically reviewed by|clinically reviewed by|expert reviewed by|scientifically reviewed by|legally reviewed by|reviewer|fact checked by|fact checker|fact check by|edited by|editor|managing editor|copy edited by|updated by|verified by|approved by|photo by|photos by|photograph by|photographs by|photography by|photographer|image by|images by|illustration by|illustrations by|illustrated by|graphics by|video by|produced by|translated by|translation by|translator|sponsored by|presented by|hosted by|moderated by|mentored by
        video von|videos von|geprüft von|medizinisch geprüft von|redaktion|foto von|fotos von|fotos|foto|bilder|bild|illustration|übersetzt von|übersetzung|bearbeitet von|relu par|photos|photo|vidéo|vidéos|traduit par|traduction|revisado por|editado por|traducido por|foto de|fotos de|vídeo de|video de|ilustración|ilustraciones|traducción|revisão|tradução|traduzione|foto di|vertaald door|beeld|bilder av|foto av|kuvat|kuva|valokuvat|fotografie|zdjęcia|tłumaczenie|фото|перевод|監修|編集|翻訳|写真
        """);

    /// <summary>Stand between two people of one byline.</summary>
    public static readonly string[] Conjunctions = ["and", "und", "et", "y", "e", "en", "och", "og", "ja", "i", "и", "та", "și", "ve", "dan", "with", "mit", "avec", "con", "com", "met", "med", "și", "és", "a", "và", "و", "&", "+"];

    /// <summary>A word that no person's name has: the phrase names an organisation, a desk or a page.</summary>
    public static readonly PhraseSet OrganizationWords = new("""
        news|staff|team|desk|editors|editorial|newsroom|press|agency|agencies|media|magazine|times|journal|gazette|herald|tribune|daily|weekly|network|bureau|admin|administrator|webmaster|online|web|digital|studio|studios
        company|corp|corporation|inc|llc|ltd|gmbh|group|university|college|institute|foundation|association|society|council|committee|department|ministry|center|centre|library|museum|school|services|service|solutions|systems
        partners|consulting|marketing|communications|relations|radio|tv|television|channel|podcast|blog|website|com|www|http|https|org|net|guest|contributor|contributors|correspondents|reporters|writers|authors|user|member|anonymous|unknown|support|sponsored|advertiser|brand|content
        redaktion|redaktionen|redaktionsteam|onlineredaktion|redaction|rédaction|redazione|redacción|redaccion|redação|redacao|redakcja|redakce|redakcia|redactie|toimitus|szerkesztőség|редакция|редакція|agencias|agences|agenturen|agenzia|agencia|agência|agence|agentur|verband|bund|verein|stiftung|institut|universität|hochschule|ministerium|gesellschaft|akademie|verlag|gruppe|kg|kgaa|fundación|asociación|universidad|instituto|ministerio|gobierno|fondation|université|ministère|fondazione|università|associazione|stichting|uniwersytet|fundacja|nachrichten|noticias|actualité|notizie|zeitung|nyheter
        reuters|bloomberg|afp|dpa|ansa|efe|xinhua|tass|kyodo|pti|ani|ians|upi|aap|lusa|sda|apa|belga|ap|ritzau|ntb|tt|stt|pap|čtk|ctk|anadolu|interfax|yonhap|antara|bernama|vna|wam|kuna|spa|mena|dna|afx|sid|imago|getty|shutterstock|alamy|istock|unsplash|pixabay|pexels|wikimedia|facebook|twitter|instagram|youtube|linkedin|tiktok|pinterest|whatsapp|telegram|rss|email|google
        home|menu|search|login|subscribe|share|follow|read|more|comments|comment|min|minutes|hours|ago|updated|published|posted|views|view|photo|photos|video|image|copyright|rights|reserved|advertisement|click|here|about|contact|privacy|terms|category|tags|tag|article|articles|story|stories|post|posts|page|newsletter|breaking|exclusive|live|latest|sign|profile|archive|bio|details|disclosure|usa|today|size|time|times|reading|edition|categories|uncategorized|introducing|introduction|former|issue|culture|style|guides|guide|checked|verified|insights|reviews|tips|events|opinion|politics|featured|your|our|my|what|how|why|this|security|government|police|project|hospital|clinic|health|bank|church|club|store|shop|editor's
        """);

    /// <summary>A function that stands beside a person's name.</summary>
    public static readonly PhraseSet RoleWords = new("""
        editor|reporter|writer|correspondent|journalist|columnist|producer|contributor|photographer|director|manager|chief|senior|junior|assistant|associate|deputy|managing|executive|political|sports|business|technology|science|health|national|foreign|special|staff|freelance|contributing|investigative|lead|head|analyst|professor|lecturer|fellow|researcher|student|intern|author|blogger|founder|cofounder|co|ceo|cto|cfo|president|vice|chair|chairman|secretary|minister|specialist|expert|grader|clinician|officer|owner|partner|scientist|consultant|strategist|engineer|developer|designer|coordinator|advisor|adviser|attorney|lawyer|dietitian|nutritionist|coach|trainer|therapist|psychologist|physician|nurse|meteorologist|anchor|host|presenter|critic|reviewer|commentator
        redakteur|redakteurin|rechtsanwalt|rechtsanwältin|chefredakteur|chefredakteurin|autor|autorin|korrespondent|korrespondentin|journaliste|rédacteur|rédactrice|correspondant|correspondante|redactor|redactora|corresponsal|periodista|enviado|enviada|giornalista|inviato|inviata|corrispondente|repórter|jornalista|verslaggever|redacteur|journalisten|reporterin|muhabir|editör|журналист|корреспондент|обозреватель|редактор|wartawan
        """);

    /// <summary>Academic and professional letters behind a name.</summary>
    public static readonly PhraseSet Credentials = new("phd|ph d|md|m d|ma|ba|bsc|msc|ms|mba|jd|rn|rd|rdn|cpa|esq|dds|do|dvm|pharmd|edd|psyd|lcsw|mph|pe|cfa|cfp|mscp|np|facs|lmft|cscs|ldn|dc|dr|著|共著|編著|監修|訳|監訳|編|文|写真|撮影");

    public static readonly string[] Honorifics = ["dr", "dr.", "prof", "prof.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "sir", "rev.", "rev"];

    /// <summary>Lower-case words inside names.</summary>
    public static readonly string[] Particles = ["de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den", "ter", "ten", "zu", "zum", "al", "el", "bin", "bint", "ibn", "ben", "y", "e", "af", "av", "st.", "san", "abu", "'t", "d'", "dela", "dal", "des", "los", "las", "vom", "op", "het", "in", "'n"];

    /// <summary>News agencies whose texts others print: written forms to the name to keep.</summary>
    public static readonly (string Form, string Name)[] Agencies =
    [
        ("Reuters", "Reuters"), ("Thomson Reuters", "Reuters"), ("AP", "Associated Press"), ("The Associated Press", "Associated Press"), ("Associated Press", "Associated Press"), ("AFP", "AFP"), ("Agence France-Presse", "AFP"),
        ("dpa", "dpa"), ("Deutsche Presse-Agentur", "dpa"), ("ANSA", "ANSA"), ("EFE", "EFE"), ("Agencia EFE", "EFE"), ("Xinhua", "Xinhua"), ("TASS", "TASS"), ("Kyodo", "Kyodo News"), ("Kyodo News", "Kyodo News"),
        ("Bloomberg", "Bloomberg"), ("Bloomberg News", "Bloomberg"), ("PTI", "Press Trust of India"), ("Press Trust of India", "Press Trust of India"), ("ANI", "ANI"), ("IANS", "IANS"), ("UPI", "UPI"), ("AAP", "AAP"), ("PA Media", "PA Media"), ("Press Association", "PA Media"), ("PA", "PA Media"),
        ("The Canadian Press", "The Canadian Press"), ("Canadian Press", "The Canadian Press"), ("Lusa", "Lusa"), ("SDA", "Keystone-SDA"), ("APA", "APA"), ("Belga", "Belga"), ("ANP", "ANP"), ("Ritzau", "Ritzau"), ("NTB", "NTB"), ("TT", "TT"), ("STT", "STT"), ("PAP", "PAP"), ("ČTK", "ČTK"),
        ("Europa Press", "Europa Press"), ("Anadolu", "Anadolu"), ("Anadolu Agency", "Anadolu"), ("Interfax", "Interfax"), ("RIA Novosti", "RIA Novosti"), ("Yonhap", "Yonhap"), ("Antara", "Antara"), ("Bernama", "Bernama"), ("VNA", "VNA"), ("WAM", "WAM"), ("KUNA", "KUNA"), ("SPA", "SPA"), ("MENA", "MENA"), ("KCNA", "KCNA"), ("Ukrinform", "Ukrinform"), ("CNS", "CNS"), ("States Newsroom", "States Newsroom"), ("TNS", "Tribune News Service"), ("Tribune News Service", "Tribune News Service"), ("PR Newswire", "PR Newswire"), ("PRNewswire", "PR Newswire"), ("Business Wire", "Business Wire"), ("BUSINESS WIRE", "Business Wire"), ("GlobeNewswire", "GlobeNewswire"), ("GLOBE NEWSWIRE", "GlobeNewswire"), ("Accesswire", "Accesswire"), ("ACCESSWIRE", "Accesswire"), ("Newsfile Corp.", "Newsfile"), ("CNW", "CNW"),
    ];
}
