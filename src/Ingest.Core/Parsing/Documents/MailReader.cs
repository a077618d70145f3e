using Ingest.Core.DeadLetters;
using Ingest.Core.Intake.Archives;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Formats;
using Ingest.Core.Parsing.Html;
using Ingest.Core.Parsing.PlainText;
using MimeKit;

namespace Ingest.Core.Parsing.Documents;

/// <summary>E-mail (newsletters, forwarded releases) and pages saved as MHTML: the HTML part is read as a page, else the text part.</summary>
internal sealed class MailReader : IFormatReader
{
    private const int MaxMimeDepth = 32;

    public IReadOnlyList<string> MediaTypes { get; } = [Detection.MediaTypes.Email, Detection.MediaTypes.Mhtml];

    public IReadOnlyList<ArticleDraft> Read(SourceDocument source)
    {
        var message = Load(source);
        var isPage = source.MediaType == Detection.MediaTypes.Mhtml;
        var html = message.HtmlBody ?? message.BodyParts.OfType<TextPart>().FirstOrDefault(part => part.IsHtml)?.Text;
        var draft = html is not null ? HtmlReader.ReadPage(html, source)
            : message.TextBody is { } text ? PlainTextReader.ReadText(text, source)
            : throw new DocumentException(ReasonCode.NoText, "The message has neither an HTML nor a text part.");

        draft.Url ??= DraftFields.Text(message.Headers["Snapshot-Content-Location"] ?? message.Headers["Content-Location"], "mhtml:location", 0.9);
        draft.Headline = isPage ? draft.Headline ?? DraftFields.Text(message.Subject, "mail:subject", 0.8) : DraftFields.Text(HeadlineText.WithoutSite(message.Subject ?? "", [message.From.Mailboxes.FirstOrDefault()?.Name ?? ""]), "mail:subject", 0.9) ?? draft.Headline;

        if (!isPage)
        {
            SetEnvelope(draft, message);
        }

        return [draft];
    }

    private static MimeMessage Load(SourceDocument source)
    {
        try
        {
            using var stream = source.Raw.Content.ToStream();
            return MimeMessage.Load(new ParserOptions { MaxMimeDepth = MaxMimeDepth }, stream, source.CancellationToken);
        }
        catch (FormatException broken)
        {
            throw new DocumentException(ReasonCode.Malformed, "The message's headers cannot be read.", broken);
        }
    }

    private static void SetEnvelope(ArticleDraft draft, MimeMessage message)
    {
        var sender = message.From.Mailboxes.FirstOrDefault();
        draft.Authors ??= DraftFields.People([sender?.Name], "mail:from", 0.6);
        draft.Publisher ??= draft.Authors is null ? DraftFields.Text(sender?.Name, "mail:from", 0.6) : null;
        draft.DatePublished ??= FieldDates.Read(message.Headers[HeaderId.Date], "mail:date", 0.85, DateHints.None);
    }
}
