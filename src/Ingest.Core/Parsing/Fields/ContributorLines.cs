using System.Buffers;
using Ingest.Core.Articles;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Fields;

/// <summary>Reads the lines that name who helped: "X contributed to this report.", "(Reporting by X in Y; Editing by Z)".</summary>
internal static class ContributorLines
{
    private const int MaxLength = 400;

    /// <summary>Without brackets only a short line names its makers.</summary>
    private const int MaxOpenLength = 180;

    private static readonly string[] Verbs = [" contributed to this", " contributed reporting", " contributed from", " also contributed", " contributed.", " contribuyó a este", " contribuyeron a este", " a contribué à", " ont contribué à", " trug zu diesem", " trugen zu diesem"];

    /// <summary>An agency's name stands before a role, not a list of people.</summary>
    private const int MaxBeforeRole = 40;

    private static readonly string[] Roles = [" writer ", " writers ", " reporter ", " reporters ", " correspondent ", " correspondents ", " journalist ", " journalists ", " producer ", " producers ", " editor ", " editors "];

    private static readonly PhraseSearch VerbPhrases = new(Verbs);

    /// <summary>Each of the verbs has one of these, which are seldom: what is searched for first.</summary>
    private static readonly SearchValues<string> Stems = SearchValues.Create(["contribu", "trug zu", "trugen zu"], StringComparison.OrdinalIgnoreCase);

    private static readonly PhraseSet Openings = new("additional reporting by|reporting by|with reporting by|with reports from|with additional reporting by|with contributions from|contributions by|writing by|written by|editing by|edited by|compiled by|reporte de|con información de|con la colaboración de|edición de|editado por|mit material von|avec|reportage de|édité par");

    /// <summary>Null where the line is no such line.</summary>
    public static IReadOnlyList<Contributor>? Read(string line)
    {
        if (line.Length is < 12 or > MaxLength)
        {
            return null;
        }

        if (line.AsSpan().ContainsAny(Stems) && VerbPhrases.IndexIn(line) is var at and > 0)
        {
            return People(line[..at]);
        }

        if (line[0] is not ('(' or '[') && line.Length > MaxOpenLength)
        {
            return null;
        }

        var inner = line.AsSpan().Trim("()[] .");
        return Openings.Starts(inner) && inner.Contains(' ') && (line[0] is '(' or '[' || TextMeasure.Words(line) <= 24) ? Credits(inner.ToString()) : null;
    }

    private static List<Contributor>? Credits(string inner)
    {
        var people = new List<Contributor>();

        foreach (var part in inner.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var by = part.LastIndexOf(" by ", StringComparison.OrdinalIgnoreCase);
            people.AddRange(People(by < 0 ? part : part[(by + 4)..]) ?? []);
        }

        return people.Count == 0 ? null : people;
    }

    /// <summary>"Associated Press writer Jane Doe in Quito": the agency and the role go, the name begins behind them.</summary>
    private static string AfterRole(string text)
    {
        foreach (var role in Roles)
        {
            if (text.IndexOf(role, StringComparison.OrdinalIgnoreCase) is var at and >= 0 && at <= MaxBeforeRole && at + role.Length < text.Length && char.IsUpper(text[at + role.Length]))
            {
                return text[(at + role.Length)..];
            }
        }

        return text;
    }

    private static List<Contributor>? People(string text)
    {
        var start = text.LastIndexOf(". ", StringComparison.Ordinal) is var dot && dot > 3 && dot < text.Length - 8 ? text[(dot + 2)..] : text;
        var names = AuthorNames.Parse(AfterRole(start), isField: false);
        return names.Count == 0 ? null : [.. names.Select(name => new Contributor { Name = name })];
    }
}
