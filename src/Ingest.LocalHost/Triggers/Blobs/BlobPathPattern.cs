using System.Text;
using System.Text.RegularExpressions;

namespace Ingest.LocalHost.Triggers.Blobs;

/// <summary>
/// A path such as <c>drop/{name}</c>, <c>drop/in/{dir}/{name}.txt</c>. A token takes at least one character; the last one takes slashes too,
/// an earlier one that a slash follows ends at the first slash. Matching is case-sensitive, as blob names are.
/// </summary>
internal sealed partial class BlobPathPattern
{
    private readonly string _text;
    private readonly Regex _blobName;

    private BlobPathPattern(string text, string container, string prefix, Regex blobName, IReadOnlyList<string> tokens)
    {
        _text = text;
        _blobName = blobName;
        Container = container;
        Prefix = prefix;
        Tokens = tokens;
    }

    public string Container { get; }

    /// <summary>What every matching blob's name starts with: the service lists by it.</summary>
    public string Prefix { get; }

    public IReadOnlyList<string> Tokens { get; }

    /// <exception cref="FormatException">The path has no container or a token that is malformed or occurs twice.</exception>
    public static BlobPathPattern Parse(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var container = slash < 0 ? path : path[..slash];
        if (!ValidContainer().IsMatch(container) && container != "$root")
        {
            throw new FormatException($"'{path}' is not a blob path: '{container}' is not a container's name (3 to 63 lower-case letters, digits and single hyphens).");
        }

        // A bare container stands for every blob in it, as in the real host.
        var name = slash < 0 || slash == path.Length - 1 ? "{name}" : path[(slash + 1)..];
        var tokens = Token().Matches(name);
        if (name.Count(c => c == '{') != tokens.Count || name.Count(c => c == '}') != tokens.Count)
        {
            throw new FormatException($"'{path}' is not a blob path: braces must enclose a name of letters, digits and '_'.");
        }

        var names = tokens.Select(token => token.Groups[1].Value).ToList();
        if (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() != names.Count)
        {
            throw new FormatException($"'{path}' is not a blob path: it names a token twice.");
        }

        return new BlobPathPattern(path, container, tokens.Count == 0 ? name : name[..tokens[0].Index], CreateRegex(name, tokens), names);
    }

    /// <summary>The values of the tokens, or null when the blob is none of this path's.</summary>
    public IReadOnlyDictionary<string, string>? Match(string blobName)
    {
        var match = _blobName.Match(blobName);
        return match.Success ? Tokens.ToDictionary(token => token, token => match.Groups[token].Value, StringComparer.OrdinalIgnoreCase) : null;
    }

    public override string ToString() => _text;

    private static Regex CreateRegex(string name, MatchCollection tokens)
    {
        var regex = new StringBuilder("^");
        var position = 0;
        foreach (Match token in tokens)
        {
            regex.Append(Regex.Escape(name[position..token.Index]));
            position = token.Index + token.Length;
            var endsAtSlash = position < name.Length && name[position] == '/';
            regex.Append('(').Append("?<").Append(token.Groups[1].Value).Append('>').Append(endsAtSlash ? "[^/]+" : ".+").Append(')');
        }

        regex.Append(Regex.Escape(name[position..])).Append('$');
        return new Regex(regex.ToString(), RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex ValidContainer();

    [GeneratedRegex("\\{([A-Za-z_][A-Za-z0-9_]*)\\}")]
    private static partial Regex Token();
}
