using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Quotes;

/// <summary>Turns the phrase beside a cue into a speaker: an entity of the article, a name, a described person, or the person that a pronoun means.</summary>
internal sealed class SpeakerResolver(string text, IReadOnlyList<Entity> entities)
{
    /// <summary>A pronoun means somebody named at most this far back, in UTF-16 code units: about five paragraphs.</summary>
    private const int PronounReach = 2500;

    /// <summary>Speakers that are remembered.</summary>
    private const int MostSpeakers = 40;

    private readonly MentionIndex _mentions = new(text, entities);
    private readonly Dictionary<string, Gender> _genders = new(StringComparer.Ordinal);
    private readonly List<Speaker> _spoken = [];

    /// <summary>The speaker of a cue, or null where its subject names nobody.</summary>
    public Speaker? Resolve(Strip strip, int first, int end, bool isBesideQuotation = false)
    {
        while (first < end && (strip.IsIn(first, FunctionWords.Openers) || strip.IsClitic(first)))
        {
            first++;
        }

        if (first >= end)
        {
            return null;
        }

        var speaker = end - first == 1 && strip.IsIn(first, FunctionWords.Pronouns) ? OfPronoun(strip, first) : OfPhrase(strip, first, end, isBesideQuotation);

        if (speaker is not null)
        {
            _spoken.Add(speaker);

            if (_spoken.Count > MostSpeakers)
            {
                _spoken.RemoveAt(0);
            }
        }

        return speaker;
    }

    private Speaker? OfPronoun(Strip strip, int index)
    {
        var (start, end) = (strip[index].Start, strip[index].End);

        if (strip.Is(index, "who"))
        {
            var before = strip.IsMark(index - 1, ',') ? index - 2 : index - 1;
            return SubjectFinder.Left(strip, before) is { Start: >= 0 } phrase ? OfPhrase(strip, phrase.Start, phrase.End, isBesideQuotation: false) : null;
        }

        var gender = strip.Is(index, "he") ? Gender.Male : strip.Is(index, "she") ? Gender.Female : Gender.Unknown;
        var found = gender == Gender.Unknown ? strip.IsAny(index, "it", "they") ? LastGroup(start) : null : LastPerson(start, gender);

        if (found is null)
        {
            return null;
        }

        if (gender != Gender.Unknown)
        {
            _genders[found.Name] = gender;
        }

        return found with { Start = start, End = end };
    }

    /// <summary>The last fitting person: who spoke last, or who was named after that as the subject of a sentence or in a place of its own.</summary>
    private Speaker? LastPerson(int before, Gender gender)
    {
        var spoken = _spoken.FindLast(speaker => speaker.IsPerson && Fits(speaker.Name, gender));
        var named = _mentions.LastPerson(before, PronounReach, name => Fits(name, gender));

        if (spoken is null || spoken.Start < 0 || named is null)
        {
            return spoken ?? named;
        }

        return named.Start > spoken.Start && IsProminent(named) ? named : spoken;
    }

    private Speaker? LastGroup(int before) => _spoken.FindLast(speaker => !speaker.IsPerson && before - speaker.Start < PronounReach);

    private bool Fits(string name, Gender gender)
    {
        var known = _genders.TryGetValue(name, out var learned) ? learned : GivenNames.Of(name);
        return known == Gender.Unknown || known == gender;
    }

    /// <summary>At the start of a sentence a name is its subject; one inside a sentence is rather spoken of.</summary>
    private bool IsProminent(Speaker speaker)
    {
        var at = speaker.Start - 1;

        while (at >= 0 && text[at] is ' ' or '\u00A0')
        {
            at--;
        }

        return at < 0 || text[at] is '.' or '\n' or '!' or '?' or '\u201D' or '"';
    }

    private Speaker? OfPhrase(Strip strip, int first, int end, bool isBesideQuotation)
    {
        var isAdverbial = strip.IsIn(first, FunctionWords.Prepositions) || strip.IsIn(first, FunctionWords.Conjunctions);
        var (start, stop) = (strip[first].Start, strip[end - 1].End);
        var person = _mentions.PersonIn(start, stop, takeLast: isAdverbial);

        if (person is not null)
        {
            return person;
        }

        if (isAdverbial)
        {
            first = StartOfTail(strip, first, end);
            start = strip[first].Start;
        }

        if (_mentions.GroupIn(start, stop) is { } group)
        {
            return group;
        }

        if (NameIn(strip, first, end) is { } name)
        {
            return name;
        }

        // Right beside a quotation, whoever stands there speaks: "the gambling tycoon".
        return CanSpeak(strip, first, end) || (isBesideQuotation && strip.IsIn(first, FunctionWords.Determiners)) ? new Speaker(text[strip[first].Start..stop], null, strip[first].Start, stop, IsPerson: false) : null;
    }

    /// <summary>Whether an unnamed phrase has the head of one who speaks: "a spokesman for the ministry", "the 34-year-old mother of three".</summary>
    private static bool CanSpeak(Strip strip, int first, int end)
    {
        if (!strip.IsWord(first) || strip.IsIn(first, FunctionWords.Prepositions))
        {
            return false;
        }

        for (var i = first; i < end && !strip.IsIn(i, FunctionWords.Prepositions); i++)
        {
            if (strip.IsWord(i) && SpeakerNouns.Contains(strip.Span(i)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the words name a person of the entity list.</summary>
    public bool IsPerson(Strip strip, int first, int end) => _mentions.PersonIn(strip[first].Start, strip[end - 1].End, takeLast: false) is not null;

    /// <summary>The speaker of a transcript's label.</summary>
    public Speaker OfLabel(int start, int end)
    {
        var name = text[start..end];
        var known = _mentions.KnownBy(name);
        return new Speaker(known?.Name ?? name, known?.Id, start, end, IsPerson: true);
    }

    /// <summary>A name that the entity list does not have: the last run of capitalised words, after a role ("pollster Ana Ruiz").</summary>
    private Speaker? NameIn(Strip strip, int first, int end)
    {
        var start = end;

        while (start > first && (strip.IsCapitalised(start - 1) || (strip.IsMark(start - 1, '.') && strip.IsCapitalised(start - 2))))
        {
            start--;
        }

        var isSentenceWord = start == first && strip.IsIn(start, FunctionWords.Determiners);
        start = isSentenceWord ? start + 1 : start;

        if (start >= end || _mentions.IsAfterPreposition(strip[start].Start, strip[first].Start))
        {
            return null;
        }

        var name = text[strip[start].Start..strip[end - 1].End];
        var known = _spoken.FindLast(speaker => speaker.Name.EndsWith(" " + name, StringComparison.Ordinal));
        return known is not null
            ? known with { Start = strip[start].Start, End = strip[end - 1].End }
            : new Speaker(name, null, strip[start].Start, strip[end - 1].End, IsPerson: !isSentenceWord);
    }

    /// <summary>"In a statement Smith": what stands behind the adverbial.</summary>
    private static int StartOfTail(Strip strip, int first, int end)
    {
        for (var i = end - 1; i > first + 1; i--)
        {
            if (strip.IsIn(i, FunctionWords.Determiners))
            {
                return i;
            }
        }

        for (var i = end - 1; i > first; i--)
        {
            if (!strip.IsCapitalised(i))
            {
                return Math.Min(i + 1, end - 1);
            }
        }

        return end - 1;
    }
}
