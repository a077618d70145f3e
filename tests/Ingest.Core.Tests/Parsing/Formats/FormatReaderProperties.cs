using FsCheck;
using FsCheck.Fluent;
using Ingest.Core.Parsing;

namespace Ingest.Core.Tests.Parsing.Formats;

/// <summary>What holds for every format, whatever became of a document on its way: bytes of the samples are cut, changed, repeated and moved.</summary>
public sealed class FormatReaderProperties
{
    private const int Documents = 60;

    /// <summary>What a document may suffer, as (kind, place, length, value); places and lengths are taken modulo the document's.</summary>
    private static readonly Gen<List<(int Kind, int Place, int Length, byte Value)>> Damages =
        (from kind in Gen.Choose(0, 4)
         from place in Gen.Choose(0, int.MaxValue - 1)
         from length in Gen.Choose(1, 400)
         from value in Gen.Choose(0, 255)
         select (kind, place, length, (byte)value)).ListOf().Select(damages => damages.Take(6).ToList());

    public static TheoryData<string> Samples => [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Where(path => !path.EndsWith(".meta.json", StringComparison.Ordinal) && !path.Contains("archives", StringComparison.Ordinal))
        .Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "samples");

    [Theory]
    [MemberData(nameof(Samples))]
    public void Record_IsWholeAndTheSame_When_TheDocumentIsDamaged(string sample)
    {
        var whole = File.ReadAllBytes(Path.Combine(Folder, sample));

        var property = Prop.ForAll(Arb.From(Damages), damages => IsSound(Damaged(whole, damages), sample));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Documents), property);
    }

    /// <summary>Something comes out; no paragraph and no author is blank; each rejection says why; the same bytes give the same records.</summary>
    private static bool IsSound(byte[] bytes, string name)
    {
        var outcome = Dropped.Parse(bytes, name);
        var again = Dropped.Parse(bytes, name);
        return outcome.Articles.Count + outcome.Rejections.Count > 0
            && outcome.Articles.All(article => article.Body.All(paragraph => !string.IsNullOrWhiteSpace(paragraph)) && article.Authors.All(author => !string.IsNullOrWhiteSpace(author.Name)))
            && outcome.Rejections.All(rejection => rejection.Detail.Contains(' ', StringComparison.Ordinal))
            && Text(outcome) == Text(again);
    }

    private static string Text(ParseOutcome outcome) =>
        string.Join('\n', outcome.Articles.Select(article => $"{article.Id} {article.Headline} {string.Join('|', article.Body)}").Concat(outcome.Rejections.Select(rejection => $"{rejection.Reason} {rejection.Detail}")));

    private static byte[] Damaged(byte[] whole, List<(int Kind, int Place, int Length, byte Value)> damages)
    {
        var bytes = whole.ToList();

        foreach (var (kind, place, length, value) in damages)
        {
            if (bytes.Count == 0)
            {
                break;
            }

            var at = place % bytes.Count;
            var count = Math.Min(length, bytes.Count - at);

            switch (kind)
            {
                case 0:
                    bytes[at] = value;
                    break;
                case 1:
                    bytes.RemoveRange(at, count);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, count));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(place / 2 % bytes.Count, bytes.GetRange(at, count));
                    break;
            }
        }

        return [.. bytes];
    }
}
