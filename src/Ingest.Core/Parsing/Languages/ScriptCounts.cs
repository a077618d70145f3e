namespace Ingest.Core.Parsing.Languages;

/// <summary>Counts letters by script, for the languages that have a script to themselves.</summary>
internal sealed class ScriptCounts
{
    /// <summary>Share of kana above which Han text is Japanese: Japanese prose has about half kana, Chinese none.</summary>
    private const double MinKanaShare = 0.05;

    private static readonly (char First, char Last, string Script)[] Ranges =
    [
        ('\u0370', '\u03FF', "el"), ('\u0530', '\u058F', "hy"), ('\u10A0', '\u10FF', "ka"), ('\u0980', '\u09FF', "bn"), ('\u0A00', '\u0A7F', "pa"),
        ('\u0A80', '\u0AFF', "gu"), ('\u0B00', '\u0B7F', "or"), ('\u0B80', '\u0BFF', "ta"), ('\u0C00', '\u0C7F', "te"), ('\u0C80', '\u0CFF', "kn"),
        ('\u0D00', '\u0D7F', "ml"), ('\u0D80', '\u0DFF', "si"), ('\u0E00', '\u0E7F', "th"), ('\u0E80', '\u0EFF', "lo"), ('\u1000', '\u109F', "my"),
        ('\u1200', '\u137F', "am"), ('\u1780', '\u17FF', "km"), ('\uAC00', '\uD7AF', "ko"), ('\u1100', '\u11FF', "ko"), ('\u3040', '\u30FF', "kana"), ('\u4E00', '\u9FFF', "han"), ('\u3400', '\u4DBF', "han"),
    ];

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private int _letters;

    public void Add(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
            {
                continue;
            }

            _letters++;

            // Latin letters, and the scripts that several languages share.
            if (c < '\u0370' || c is >= '\u0400' and < '\u0530' or >= '\u0590' and < '\u0980')
            {
                continue;
            }

            foreach (var (first, last, script) in Ranges)
            {
                if (c >= first && c <= last)
                {
                    _counts[script] = _counts.GetValueOrDefault(script) + 1;
                    break;
                }
            }
        }
    }

    /// <summary>The language whose own script most of the letters are, or null.</summary>
    public string? OnlyLanguage()
    {
        var kana = _counts.GetValueOrDefault("kana");
        var eastAsian = kana + _counts.GetValueOrDefault("han");

        if (_letters > 0 && eastAsian * 2 > _letters)
        {
            return kana > eastAsian * MinKanaShare ? "ja" : "zh";
        }

        foreach (var (script, count) in _counts)
        {
            if (count * 2 > _letters && script.Length == 2)
            {
                return script;
            }
        }

        return null;
    }
}
