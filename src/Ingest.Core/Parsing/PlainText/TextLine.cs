using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>A line of plain text with what can be said of it alone. The costly answers are found once, when first asked.</summary>
internal sealed class TextLine
{
    private bool? isDate;
    private bool? isByline;
    private bool? isCredit;
    private bool? isMeta;
    private bool? hasCredit;
    private PersonLine? person;

    public TextLine(string text, bool blankBefore)
    {
        Text = text;
        BlankBefore = blankBefore;
        Words = TextMeasure.Words(text);
        EndsSentence = TextMeasure.EndsSentence(text);
        Skeleton = TextMeasure.Skeleton(text);
        Noise = NoiseLines.Reason(text, Words);
    }

    public string Text { get; }

    public bool BlankBefore { get; }

    public int Words { get; }

    public bool EndsSentence { get; }

    /// <summary>Letters and digits, lower-case: equal for repetitions.</summary>
    public string Skeleton { get; }

    /// <summary>See <see cref="NoiseLines.Reason"/>.</summary>
    public string? Noise { get; }

    public bool IsDate => isDate ??= LineKinds.IsDateLine(Text);

    public bool IsByline => isByline ??= Words <= 25 && LineKinds.IsByline(Text);

    public bool IsCredit => isCredit ??= CreditText.IsCredit(Text);

    /// <summary>A caption with its credit behind it.</summary>
    public bool HasCredit => hasCredit ??= Words <= 80 && CreditText.Split(Text) is { Caption: not null, Credit: not null };

    /// <summary>The people that a short line names.</summary>
    public PersonLine Person => person ??= Words <= 25 ? PersonLine.Read(Text) : PersonLine.None;

    /// <summary>What stands between a headline and its text: byline, date, "By", a reading time, a name.</summary>
    public bool IsMeta => isMeta ??= Words <= 25 && (IsDate || IsByline || AuthorNames.IsIntroduction(Text) || LineKinds.IsReadingTime(Text) || AuthorNames.IsBareName(Text));

    /// <summary>A sentence or more: what menus, captions of buttons and bylines are not.</summary>
    public bool IsProse => Words >= 10 && (EndsSentence || Words >= 25) && Noise is null;
}
