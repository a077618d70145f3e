using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Quotes;

/// <summary>The mentions of all entities in the order of the text.</summary>
internal sealed class MentionIndex
{
    private readonly string _text;
    private readonly List<NamedMention> _mentions;
    private readonly Dictionary<string, Entity?> _labels = new(StringComparer.Ordinal);

    public MentionIndex(string text, IReadOnlyList<Entity> entities)
    {
        _text = text;
        _mentions = [.. entities.SelectMany(entity => entity.Mentions, (entity, mention) => new NamedMention(mention.Start, mention.End, entity)).OrderBy(mention => mention.Start)];
    }

    /// <summary>A person of the entity list that the phrase is about: not "a spokesman for X", not "X's lawyer".</summary>
    public Speaker? PersonIn(int start, int stop, bool takeLast)
    {
        Speaker? found = null;

        for (var i = FirstMentionFrom(start); i < _mentions.Count && _mentions[i].Start < stop; i++)
        {
            var mention = _mentions[i];

            if (mention.Entity.Type == EntityType.Person && !IsPossessive(mention.End) && !IsAfterPreposition(mention.Start, start))
            {
                found = new Speaker(mention.Entity.Name, mention.Entity.Id, mention.Start, mention.End, IsPerson: true);

                if (!takeLast)
                {
                    break;
                }
            }
        }

        return found;
    }

    /// <summary>An organisation, place or work that is the head of the phrase: the phrase ends with it.</summary>
    public Speaker? GroupIn(int start, int stop)
    {
        for (var i = FirstMentionFrom(start); i < _mentions.Count && _mentions[i].Start < stop; i++)
        {
            var mention = _mentions[i];

            if (mention.Entity.Type != EntityType.Person && mention.End == stop && !IsAfterPreposition(mention.Start, start))
            {
                return new Speaker(mention.Entity.Name, mention.Entity.Id, mention.Start, mention.End, IsPerson: false);
            }
        }

        return null;
    }

    /// <summary>The last person before a position that <paramref name="fits"/>.</summary>
    public Speaker? LastPerson(int before, int reach, Func<string, bool> fits)
    {
        for (var i = FirstMentionFrom(before) - 1; i >= 0 && before - _mentions[i].Start < reach; i--)
        {
            var mention = _mentions[i];

            if (mention.Entity.Type == EntityType.Person && fits(mention.Entity.Name) && !IsPossessive(mention.End))
            {
                return new Speaker(mention.Entity.Name, mention.Entity.Id, mention.Start, mention.End, IsPerson: true);
            }
        }

        return null;
    }

    /// <summary>The person of the entity list with this last or full name.</summary>
    public Entity? KnownBy(string name)
    {
        if (!_labels.TryGetValue(name, out var known))
        {
            known = _mentions.Find(mention => mention.Entity.Type == EntityType.Person && (" " + mention.Entity.Name).EndsWith(" " + name, StringComparison.OrdinalIgnoreCase)).Entity;
            _labels[name] = known;
        }

        return known;
    }

    private bool IsPossessive(int end) => end + 1 < _text.Length && _text[end] is '\'' or '\u2019' && _text[end + 1] == 's';

    /// <summary>Whether the word before a position, from <paramref name="from"/> on, is a preposition: "of X", "for X".</summary>
    public bool IsAfterPreposition(int position, int from)
    {
        var end = position;

        while (end > from && char.IsWhiteSpace(_text[end - 1]))
        {
            end--;
        }

        var start = end;

        while (start > from && char.IsLetter(_text[start - 1]))
        {
            start--;
        }

        return start > from && end > start && FunctionWords.Prepositions.Contains(_text.AsSpan(start, end - start));
    }

    private int FirstMentionFrom(int start)
    {
        var (low, high) = (0, _mentions.Count);

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _mentions[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private readonly record struct NamedMention(int Start, int End, Entity Entity);
}
