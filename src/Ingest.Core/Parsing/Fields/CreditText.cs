using System.Collections.Frozen;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Fields;

/// <summary>Parts a caption from the credit that ends or opens it.</summary>
internal static class CreditText
{
    private const int MaxCreditLength = 90;

    /// <summary>What may stand around a credit.</summary>
    private const string Edges = " ()[]|-–—/.,";

    /// <summary>Characters of a credit that only its place or its capitals tell.</summary>
    private const int MinTail = 4, MaxTail = 60;

    private static readonly string[] Buttons = [" hide caption", " toggle caption"];

    private static readonly string[] Labels = ["photo by", "photos by", "photograph by", "photography by", "image credits", "photo credits", "image credit", "photo credit", "picture credit", "image source", "photo source", "credit...", "- copyright", "image courtesy", "photo courtesy", "courtesy of", "credit:", "credit", "photo:", "image:", "image by", "illustration by", "illustration:", "picture:", "source:", "foto:", "foto von", "fotos:", "bild:", "bildquelle:", "quelle:", "crédit photo", "crédit :", "crédit:", "crédits", "photo :", "fotografía:", "imagen:", "foto de", "crédito:", "imagem:", "kuva:", "fot.", "zdjęcie:", "фото:", "фото", "©", "(c)", "via "];

    private static readonly string[] SourceLabels = ["source:", "image source", "photo source", "sources:", "source :", "quelle:", "fonte:", "fuente:", "bron:", "источник:"];

    /// <summary>Words that open a credit and are common inside of sentences.</summary>
    private static readonly string[] OpeningLabels = ["via ", "credit", "фото"];

    private static readonly string[] InnerLabels = [.. Labels.Except(OpeningLabels, StringComparer.Ordinal)];

    private static readonly PhraseSearch InnerLabelPhrases = new(InnerLabels);

    private static readonly string[] Agencies = ["getty images", "getty", "reuters", "ap photo", "afp", "associated press", "shutterstock", "istock", "alamy", "epa", "efe", "dpa", "imago", "picture alliance", "xinhua", "anadolu", "bloomberg", "zuma", "nurphoto", "tass", "kcna", "pa wire", "pa images", "usa today sports", "unsplash", "pexels", "pixabay", "adobe stock", "wikimedia", "flickr", "handout", "file photo", "(ap)", "ap images", "canadian press", "ansa", "apa", "keystone", "belga", "anp", "scanpix", "tt nyhetsbyrån", "lehtikuva", "pap", "čtk", "mti", "agerpres", "press association", "aap", "sipa", "abaca", "lapresse", "kyodo", "yonhap", "ria novosti", "sputnik", "unian", "ukrinform"];

    /// <summary>Words that say no more than that a credit follows.</summary>
    private static readonly FrozenSet<string> FirstLabels = new[] { "Foto", "Fotos", "Photo", "Photos", "Image", "Bild", "Credit", "Source", "Copyright" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<char, string[]> LabelsByStart = Labels.GroupBy(label => label[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private static readonly FrozenDictionary<char, string[]> AgenciesByEnd = Agencies.GroupBy(agency => agency[^1]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The caption and the credit; either may be null.</summary>
    public static (string? Caption, string? Credit) Split(string text)
    {
        var (caption, credit) = Parts(text);
        return (caption is null || FirstLabels.Contains(caption) || !TextMeasure.HasLetter(caption) ? null : caption, credit);
    }

    /// <summary>"Source: NOAA": of a chart or of figures, which bear no caption of their own.</summary>
    public static bool IsSource(string text) => Array.Exists(SourceLabels, label => text.StartsWith(label, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a short line only says who made or owns a picture.</summary>
    public static bool IsCredit(ReadOnlySpan<char> text)
    {
        var line = text.Trim(Edges);
        return line.Length is > 1 and <= MaxCreditLength && TextMeasure.Words(line) <= 10
            && (StartsWithLabel(line) || EndsWithAgency(line) || (line.Contains('/') && (StartsWithAgency(line) || IsNameAndOwner(line.ToString()))));
    }

    private static (string? Caption, string? Credit) Parts(string text)
    {
        var line = WithoutButton(text.Trim());

        if (line.Length == 0)
        {
            return (null, null);
        }

        if (Bracketed(line) is { } bracketed)
        {
            return bracketed;
        }

        var last = TextMeasure.LastSentenceStart(line);

        if (last > 0 && line.Length - last <= MaxCreditLength + 20 && IsCredit(line.AsSpan(last)))
        {
            return (line[..last].Trim(), Label(line[last..]));
        }

        return LabelInside(line) ?? Behind(line) ?? (IsCredit(line) ? (null, Label(line)) : (line, null));
    }

    /// <summary>The button that folds a caption, where its text was copied along.</summary>
    private static string WithoutButton(string line) =>
        Array.Find(Buttons, button => line.EndsWith(button, StringComparison.OrdinalIgnoreCase) && line.Length > button.Length) is { } found ? line[..^found.Length].TrimEnd() : line;

    /// <summary>What stands behind the last sentence's end without a space ("... of the town.Jane Doe / AP"), or in capitals alone ("... of the town. EFA/YPO").</summary>
    private static (string? Caption, string? Credit)? Behind(string line)
    {
        for (var i = line.Length - 2; i > 0 && line.Length - i <= MaxTail; i--)
        {
            if (line[i] is '.' or '!' or '?' or '”' or '"')
            {
                var tail = line[(i + 1)..];
                return tail.Length >= MinTail && (tail[0] == ' ' ? IsInCapitals(tail) : char.IsUpper(tail[0]) && char.IsLower(line[i - 1]) && EndsWithAgency(tail)) ? (line[..(i + 1)], Label(tail)) : null;
            }
        }

        return null;
    }

    private static bool IsInCapitals(string tail) =>
        tail.Contains('/', StringComparison.Ordinal) && !tail.AsSpan().ContainsAnyInRange('0', '9') && char.IsLetter(tail[^1]) && !LetterCase.HasLower(tail);

    private static bool StartsWithLabel(ReadOnlySpan<char> line)
    {
        foreach (var label in LabelsByStart.GetValueOrDefault(char.ToLowerInvariant(line[0]), []))
        {
            if (line.StartsWith(label, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWithAgency(ReadOnlySpan<char> line)
    {
        foreach (var agency in AgenciesByEnd.GetValueOrDefault(char.ToLowerInvariant(line[^1]), []))
        {
            if (line.EndsWith(agency, StringComparison.OrdinalIgnoreCase) && (line.Length == agency.Length || !char.IsLetterOrDigit(line[^(agency.Length + 1)]) || agency[0] == '('))
            {
                return true;
            }
        }

        return line.EndsWith("AP", StringComparison.Ordinal) && line[..^2].TrimEnd().EndsWith('/');
    }

    /// <summary>"REUTERS/Iga Nowosad".</summary>
    private static bool StartsWithAgency(ReadOnlySpan<char> line)
    {
        foreach (var agency in Agencies)
        {
            if (line.Length > agency.Length + 2 && line[agency.Length] == '/' && line.StartsWith(agency, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Morag Linklater/The Northern Beacon": a name, a stroke, whose it is; every word capitalised. With spaces around the stroke it may be any pair ("Men's / Women's"), unless one is a person.</summary>
    private static bool IsNameAndOwner(string line)
    {
        var stroke = line.IndexOf('/', StringComparison.Ordinal);

        if (stroke < 3 || stroke > line.Length - 3 || line.Contains("://", StringComparison.Ordinal) || line.AsSpan().Count(',') > 1 || line.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        var (name, owner) = (line[..stroke].Trim(), line[(stroke + 1)..].Trim());
        var isNamed = KnownNames.IsPerson(name) || KnownNames.IsPerson(owner);
        return (isNamed || (name.Contains(' ', StringComparison.Ordinal) && line[stroke - 1] != ' ')) && IsCapitalised(name) && IsCapitalised(owner);
    }

    private static bool IsCapitalised(string name) =>
        name.Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries) is { Length: <= 5 } words && Array.TrueForAll(words, word => !char.IsLower(word[0]) || Lexicon.IsParticle(word));

    private static (string? Caption, string? Credit)? Bracketed(string line)
    {
        var last = line.AsSpan().TrimEnd('.');
        var open = last.EndsWith(')') ? last.LastIndexOf('(') : last.EndsWith(']') ? last.LastIndexOf('[') : -1;

        if (open < 0)
        {
            return null;
        }

        var inner = last[(open + 1)..^1];
        return IsCredit(inner) ? (TextCleaning.LineOrNull(line[..open]), Label(inner.ToString())) : null;
    }

    /// <summary>"... at the plant. Photo: Jane Doe", "... at the plant | Credit: ..." and "... at the plant © Jane Doe".</summary>
    private static (string? Caption, string? Credit)? LabelInside(string line)
    {
        if (!InnerLabelPhrases.IsIn(line))
        {
            return null;
        }

        var lower = line.ToLowerInvariant();

        foreach (var label in InnerLabels)
        {
            var at = lower.LastIndexOf(label, StringComparison.Ordinal);

            if (at > 0 && (line[at - 1] is ' ' or '|' or '(' or '.' or '/' || IsGlued(line, at)) && TextMeasure.Words(line.AsSpan(at)) <= 9)
            {
                return (CaptionBefore(line[..at]), Label(line[at..]));
            }
        }

        return null;
    }

    /// <summary>"... since 2014Image: Jane Doe": the markup between caption and credit is lost.</summary>
    private static bool IsGlued(string line, int at) => char.IsUpper(line[at]) && (char.IsLower(line[at - 1]) || char.IsAsciiDigit(line[at - 1]));

    /// <summary>Without what belongs to the credit: a bracket that opens before it, and the first of two labels ("Foto © Jane Doe").</summary>
    private static string? CaptionBefore(string text)
    {
        var caption = text.Trim(' ', '|', '(', '-', '–', '/');
        var open = caption.LastIndexOf('(');
        caption = open >= 0 && caption.IndexOf(')', open) < 0 ? caption[..open].TrimEnd() : caption;
        var last = caption[(caption.LastIndexOfAny([' ', '.', ')']) + 1)..];
        return TextCleaning.LineOrNull(FirstLabels.Contains(last) ? caption[..^last.Length].TrimEnd() : caption);
    }

    private static string? Label(string credit)
    {
        var line = credit.Trim(' ', '(', ')', '[', ']', '|', '-', '–', '—', '.', ',');

        foreach (var label in InnerLabels)
        {
            if (line.StartsWith(label, StringComparison.OrdinalIgnoreCase))
            {
                return TextCleaning.LineOrNull(line[label.Length..].Trim(' ', ':', '|', '-', '–'));
            }
        }

        return line.Length == 0 ? null : line;
    }
}
