using System.Collections.Frozen;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>A line of plain text with what can be said of it alone. The costly answers are found once, when first asked.</summary>
internal sealed class TextLine
{
    /// <summary>Longer lines name nobody and tell no day.</summary>
    private const int MaxMetaWords = 25;

    /// <summary>The first words of all phrases that introduce a byline: a line that starts otherwise is none.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IntroductionStarts = NameLexicon.Introductions
        .Select(phrase => phrase.Split(' ')[0]).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly System.Buffers.SearchValues<char> WordEnds = System.Buffers.SearchValues.Create(" :：／/|");

    private ulong? _hash;
    private bool? _isDate;
    private bool? _isByline;
    private bool? _isIntroduction;
    private bool? _isReadingTime;
    private bool? _isCredit;
    private bool? _isMeta;
    private (string? Caption, string? Credit)? _credit;
    private double? _menuShare;
    private PersonLine? _person;
    private PersonLine? _byline;

    public TextLine(string text, bool blankBefore)
    {
        Text = text;
        BlankBefore = blankBefore;
        Words = TextMeasure.Words(text);
        EndsSentence = TextMeasure.EndsSentence(text);
        Noise = NoiseLines.Reason(text, Words);
    }

    public string Text { get; }

    public bool BlankBefore { get; }

    public int Words { get; }

    public bool EndsSentence { get; }

    /// <summary>Of letters and digits, whatever their case: equal for repetitions.</summary>
    public ulong Hash => _hash ??= TextMeasure.SkeletonHash(Text);

    /// <summary>See <see cref="NoiseLines.Reason"/>.</summary>
    public string? Noise { get; }

    public bool IsDate => _isDate ??= Words <= MaxMetaWords && LineKinds.IsDateLine(Text);

    public bool IsByline => _isByline ??= Words <= MaxMetaWords && MayIntroduce && LineKinds.IsByline(Text);

    /// <summary>"Written by", with the name on the next line.</summary>
    public bool IsIntroduction => _isIntroduction ??= Words <= 5 && MayIntroduce && AuthorNames.IsIntroduction(Text);

    public bool IsReadingTime => _isReadingTime ??= Words <= MaxMetaWords && LineKinds.IsReadingTime(Text);

    public bool IsCredit => _isCredit ??= Words <= 12 && CreditText.IsCredit(Text);

    /// <summary>The line as a caption and its credit.</summary>
    public (string? Caption, string? Credit) Credit => _credit ??= Words <= 80 ? CreditText.Split(Text) : (Text, null);

    /// <summary>See <see cref="MenuWords.Share"/>.</summary>
    public double MenuShare => _menuShare ??= MenuWords.Share(Text, Words);

    /// <summary>A caption with its credit behind it.</summary>
    public bool HasCredit => Credit is { Caption: not null, Credit: not null };

    /// <summary>The people that a short line names.</summary>
    public PersonLine Person => _person ??= Words <= MaxMetaWords ? PersonLine.Read(Text, Words, mayBeUnknown: false) : PersonLine.None;

    /// <summary>The same, with names that no list has: for the few lines where a byline may stand.</summary>
    public PersonLine Byline => _byline ??= Words > MaxMetaWords ? PersonLine.None : Person.Names.Count > 0 ? Person : IsGivenName ? PersonLine.Given(Text) : PersonLine.Read(Text, Words, mayBeUnknown: true);

    /// <summary>What stands between a headline and its text: byline, date, "By", a reading time, a name.</summary>
    public bool IsMeta => _isMeta ??= Words <= MaxMetaWords && (IsDate || IsByline || IsIntroduction || IsReadingTime || IsName);

    /// <summary>A person's name and nothing else.</summary>
    private bool IsName => Words is >= 2 and <= 6 && (char.IsAscii(Text[0]) ? Person is { IsKnown: true, HasDate: false, Introduced: false, Names: [var only] } && only.Length + 1 >= Text.Length : AuthorNames.IsBareName(Text));

    /// <summary>"Krystyna": who signs with the given name alone.</summary>
    private bool IsGivenName => Words == 1 && Text.Length is > 2 and < 16 && char.IsUpper(Text[0]) && char.IsLower(Text[1]) && KnownNames.IsGiven(Text);

    /// <summary>A sentence or more: what menus, captions of buttons and bylines are not.</summary>
    public bool IsProse => Words >= 10 && (EndsSentence || Words >= 25) && Noise is null;

    /// <summary>The first word may introduce a byline; characters of unspaced scripts and "ByJane" are no word.</summary>
    private bool MayIntroduce
    {
        get
        {
            var end = Text.AsSpan().IndexOfAny(WordEnds);
            return !char.IsAscii(Text[0]) || Text.StartsWith("By", StringComparison.Ordinal) || IntroductionStarts.Contains(end < 0 ? Text : Text.AsSpan(0, end));
        }
    }

    /// <summary>A line of twice the words and more has other letters: it need not be hashed.</summary>
    public bool Repeats(TextLine other) => Words <= (2 * other.Words) + MaxMetaWords && Hash == other.Hash;
}
