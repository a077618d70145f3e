using System.Globalization;
using System.Text;
using Ingest.Core.Articles;

namespace Ingest.Core.Tests.Enrichment.Golden;

/// <summary>All annotations of an article as lines that a person can check against its text.</summary>
internal static class GoldenReport
{
    public static string Of(Article article)
    {
        var report = new StringBuilder();

        foreach (var quote in article.Quotes)
        {
            var beside = quote.SpeakerStart is { } start ? $"{start}-{quote.SpeakerEnd}" : "-";
            Line(report, $"quote {quote.Type} {quote.Start}-{quote.End} speaker={quote.Speaker ?? "-"} id={quote.SpeakerId ?? "-"} at={beside} cue={quote.Cue ?? "-"} | {quote.Text}");
        }

        foreach (var date in article.Dates)
        {
            Line(report, $"date {date.Value} {date.Granularity} {date.Start}-{date.End} | {date.Text}");
        }

        foreach (var quantity in article.Quantities)
        {
            Line(report, $"quantity {quantity.Kind} {quantity.Value:0.####} unit={quantity.Unit ?? "-"} hedge={quantity.Hedge ?? "-"} {quantity.Start}-{quantity.End} | {quantity.Text}");
        }

        Line(report, $"phrases {string.Join(" / ", article.KeyPhrases)}");
        Line(report, $"abstract {article.Abstract ?? "-"}");
        Line(report, $"words {article.WordCount} minutes {article.ReadingTime}");
        Line(report, $"fingerprint {article.Fingerprint}");
        Line(report, $"signature {article.Signature ?? "-"}");
        return report.ToString();
    }

    private static void Line(StringBuilder report, FormattableString text) => report.Append(text.ToString(CultureInfo.InvariantCulture).Replace("\n", "\\n", StringComparison.Ordinal)).Append('\n');
}
