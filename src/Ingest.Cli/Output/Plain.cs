using System.Text;

namespace Ingest.Cli.Output;

/// <summary>Text from files and tables is shown as text: control and bidirectional-override characters would otherwise steer the terminal.</summary>
public static class Plain
{
    /// <summary>One line, controls shown as <c>·</c>.</summary>
    public static string Line(string? text)
    {
        if (text is null || !text.Any(IsUnsafe))
        {
            return text ?? "";
        }

        var safe = new StringBuilder(text.Length);

        foreach (var c in text)
        {
            safe.Append(c switch
            {
                '\t' or '\n' or '\r' => ' ',
                _ when IsUnsafe(c) => '·',
                _ => c,
            });
        }

        return safe.ToString();
    }

    /// <summary>One line of at most so many characters.</summary>
    public static string Line(string? text, int most)
    {
        var line = Line(text);
        return line.Length <= most ? line : line[..(char.IsHighSurrogate(line[most - 2]) ? most - 2 : most - 1)] + "…";
    }

    // U+202A..U+202E and U+2066..U+2069 override the direction of what follows them.
    private static bool IsUnsafe(char c) => char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
