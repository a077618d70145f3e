using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using FsCheck;
using FsCheck.Xunit;
using Ingest.Core.DeadLetters;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Ingest.Core.Tests.Parsing.Documents;

public sealed class BinaryDocumentTests
{
    private static readonly string[] Story =
    [
        "Bell tower gets its voice back",
        "By Edith Novak",
        "May 19, 2025",
        "The tower rang on Sunday for the first time in seven years, after 214 people had paid for a new bell.",
        "The old one had cracked in the frost of 2018, and the parish had no money for another.",
    ];

    [Fact]
    public void Word_GivesItsParagraphs_When_TheDocumentIsAnArticle()
    {
        var article = Assert.Single(Dropped.Parse(Word(Story), "story.bin").Articles);

        Assert.Equal(Story[0], article.Headline);
        Assert.Equal("Edith Novak", Assert.Single(article.Authors).Name);
        Assert.Equal("2025-05-19", article.DatePublished.ToString());
        Assert.Equal(Story[3..], article.Body);
    }

    [Fact]
    public void Pdf_GivesItsText_When_ItHasATextLayer()
    {
        var article = Assert.Single(Dropped.Parse(Pdf(Story), "story.bin").Articles);

        Assert.Equal(Story[0], article.Headline);
        Assert.Equal("Edith Novak", Assert.Single(article.Authors).Name);
        Assert.Equal(Story[3..], article.Body);
    }

    [Property(MaxTest = 40)]
    public void Word_IsRejectedWithAReason_When_ItWasCutOff(PositiveInt cut)
    {
        var whole = Word(Story);

        var outcome = Dropped.Parse(whole[..(cut.Get % whole.Length)], "story.docx");

        Assert.NotEqual(0, outcome.Articles.Count + outcome.Rejections.Count);
    }

    [Property(MaxTest = 40)]
    public void Pdf_IsRejectedWithAReason_When_ItWasCutOff(PositiveInt cut)
    {
        var whole = Pdf(Story);

        var outcome = Dropped.Parse(whole[..(cut.Get % whole.Length)], "story.pdf");

        Assert.NotEqual(0, outcome.Articles.Count + outcome.Rejections.Count);
    }

    [Fact]
    public void Pdf_SaysMalformed_When_OnlyItsFirstLineIsLeft() =>
        Assert.Equal(ReasonCode.Malformed, Assert.Single(Dropped.Parse("%PDF-1.7\n1 0 obj\n").Rejections).Reason);

    private static byte[] Word(string[] paragraphs)
    {
        using var stream = new MemoryStream();

        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(paragraphs.Select(paragraph => new Paragraph(new Run(new Text(paragraph))))));
        }

        return stream.ToArray();
    }

    private static byte[] Pdf(string[] paragraphs)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        var page = builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
        var y = 780d;

        foreach (var paragraph in paragraphs)
        {
            page.AddText(paragraph, 9, new PdfPoint(40, y), font);
            y -= 40;
        }

        return builder.Build();
    }
}
