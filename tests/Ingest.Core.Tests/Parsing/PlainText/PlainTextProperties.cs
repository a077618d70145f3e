using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Tests.Parsing.PlainText;

/// <summary>What holds for every text: pages are composed of lines that look like the parts of a page, in any order, and of any characters.</summary>
public sealed class PlainTextProperties
{
    private static readonly string[] Lines =
    [
        "Harbour city reopens its old ferry line", "By Nora Lindqvist", "October 28, 2024", "0:00", "Share", "Advertisement", "Related articles", "Author", "-30-", "BC-EU--Harbour",
        "The first ferry to the northern islands in eleven years left the quay shortly after dawn on Sunday, carrying 180 passengers.", "A boat at the quay on Sunday. (Ana Ruiz/Orbis Photo)", "Photo: Jane Doe",
        "Mira Castellan contributed to this report.", "Nora Lindqvist is a reporter who covers ports and the coast.", "SALHUS, Dec 30 (Reuters) - The line opened again on Monday after eleven years, the port of Salhus said.",
        "長野県飯綱町で、りんごの花を遅霜から守る「夜の見張り番」が成果を上げている。電話は48日間で延べ390回に上った。", "بدأت مدينة العقبة الأردنية يوم الأحد تشغيل محطة لتحلية مياه البحر تعمل بالطاقة الشمسية.", "•", "© 2024", "", "\u0001", "\ud800",
    ];

    private static readonly Arbitrary<string> Pages = Arb.From(Gen.OneOf(
        Gen.Elements(Lines).ListOf().Select(lines => string.Join('\n', lines)),
        ArbMap.Default.GeneratorFor<string>().Where(text => text is not null).ListOf().Select(lines => string.Join('\n', lines))));

    [Property(MaxTest = 400)]
    public Property Parsing_GivesARecordOrAReason_When_TheTextIsAnything() =>
        Prop.ForAll(Pages, page =>
        {
            var outcome = Parse(page);
            return outcome.Articles.Count + outcome.Rejections.Count == 1;
        });

    [Property(MaxTest = 400)]
    public Property Body_ComesFromTheText_When_TheTextIsAnything() =>
        Prop.ForAll(Pages, page =>
        {
            var input = Words(page);
            return Parse(page).Articles.All(article => article.Body.All(paragraph => input.Contains(Words(paragraph), StringComparison.Ordinal)));
        });

    [Property(MaxTest = 400)]
    public Property Line_IsInTheBodyOrRemoved_When_ItStandsOnceInTheText() =>
        Prop.ForAll(Pages, page =>
        {
            var lines = page.Split('\n').Select(line => TextCleaning.Line(line)).ToList();
            return Parse(page).Articles.All(article => lines.Where(line => line.Length > 0 && lines.Count(other => other == line) == 1)
                .All(line => !(article.Body.Contains(line) && article.Provenance.Removed.Any(removed => removed.Text == line))));
        });

    /// <summary>Characters that no encoding writes are replaced, as by whoever saved the file.</summary>
    private static Core.Parsing.ParseOutcome Parse(string page) => Dropped.Parse(Encoding.UTF8.GetBytes("." + page), "page.txt");

    private static string Words(string text) => TextMeasure.Skeleton(TextCleaning.Line(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))));
}
