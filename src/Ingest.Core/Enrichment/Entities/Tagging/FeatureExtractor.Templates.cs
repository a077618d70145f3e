using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>The feature templates. Their numbers are part of the model.</summary>
internal sealed partial class FeatureExtractor
{
    private void AddWords(Sentence sentence, int token, ref FeatureBuffer features)
    {
        var word = _tokens.Hash(token);
        var before = Word(sentence, token - 1);
        var after = Word(sentence, token + 1);

        features.Add(1, word);
        features.Add(2, word, (ulong)_tokens.Shape(token));
        features.Add(3, before);
        features.Add(4, Word(sentence, token - 2));
        features.Add(5, after);
        features.Add(6, Word(sentence, token + 2));
        features.Add(7, before, word);
        features.Add(8, word, after);
        features.Add(9, before, after);
        features.Add(10, Word(sentence, token - 2), before);
        features.Add(11, after, Word(sentence, token + 2));
    }

    private void AddAffixes(int token, ref FeatureBuffer features)
    {
        if (_tokens.Shape(token) is WordShape.Punctuation or WordShape.Number)
        {
            return;
        }

        var word = _tokens.Word(token);
        var shape = (ulong)_tokens.Shape(token);

        for (var length = 1; length <= 4 && length < word.Length; length++)
        {
            var suffix = PhraseHash.Word(word[^length..]);

            features.Add(11 + length, suffix, shape);

            if (length > 1)
            {
                features.Add(15 + length, PhraseHash.Word(word[..length]), shape);
            }
        }
    }

    private void AddShapes(Sentence sentence, SentenceKind kind, int token, ref FeatureBuffer features)
    {
        var shape = (ulong)_tokens.Shape(token);
        var before = Shape(sentence, token - 1);
        var after = Shape(sentence, token + 1);
        var start = token == sentence.FirstToken ? 1UL : 0UL;

        features.Add(20, shape | (start << 8), (ulong)kind);
        features.Add(21, (before << 4) | shape);
        features.Add(22, (shape << 4) | after);
        features.Add(23, (before << 8) | (shape << 4) | after);
        features.Add(24, (Shape(sentence, token - 2) << 16) | (before << 12) | (shape << 8) | (after << 4) | Shape(sentence, token + 2));
        features.Add(25, shape, Word(sentence, token - 1));
        features.Add(26, shape, Word(sentence, token + 1));
        features.Add(27, Pattern(_tokens.Word(token)));
        features.Add(28, (ulong)Math.Min(_tokens.Word(token).Length, 12), shape);
    }

    private void AddNames(Sentence sentence, int token, ref FeatureBuffer features)
    {
        var shape = (ulong)_tokens.Shape(token);
        var kinds = Kinds(sentence, token);
        var before = Kinds(sentence, token - 1);
        var after = Kinds(sentence, token + 1);
        var phrase = (ulong)_phrases[token];

        features.Add(30, kinds, shape);
        features.Add(31, before, kinds);
        features.Add(32, kinds, after);
        features.Add(33, phrase, shape);
        features.Add(34, phrase, Word(sentence, token - 1));
        features.Add(35, (Class(sentence, token - 1) << 32) | (Class(sentence, token) << 16) | Class(sentence, token + 1), shape);
        features.Add(57, Class(sentence, token - 1), shape);
        features.Add(58, Class(sentence, token + 1), shape);
        features.Add(59, (Class(sentence, token - 2) << 16) | Class(sentence, token - 1), shape);
        features.Add(70, (Class(sentence, token + 1) << 16) | Class(sentence, token + 2), shape);
        features.Add(71, Class(sentence, token), shape);
        features.Add(36, Class(sentence, token - 1), kinds);
        features.Add(37, kinds, Word(sentence, token - 1));
        features.Add(38, kinds, Word(sentence, token + 1));
        features.Add(101, (_sport << 4) | shape, kinds);
    }

    private void AddRuns(Sentence sentence, int token, ref FeatureBuffer features)
    {
        var (start, end) = _runs.Strict(token);
        var (looseStart, looseEnd) = _runs.Loose(token);

        if (looseEnd > looseStart)
        {
            var loosePlace = (ulong)(Math.Min(token - looseStart, 3) | (Math.Min(looseEnd - 1 - token, 3) << 2));

            features.Add(40, _tokens.Hash(looseEnd - 1), loosePlace);
            features.Add(41, _tokens.Hash(looseStart), loosePlace);
            features.Add(42, Word(sentence, looseStart - 1), Word(sentence, looseEnd));
        }

        if (end <= start)
        {
            return;
        }

        var place = (ulong)(Math.Min(token - start, 3) | (Math.Min(end - 1 - token, 3) << 2));
        var first = _tokens.Hash(start);
        var last = _tokens.Hash(end - 1);
        var before = Word(sentence, start - 1);
        var after = Word(sentence, end);

        features.Add(43, last);
        features.Add(44, last, place);
        features.Add(45, first, place);
        features.Add(46, before, place);
        features.Add(47, after, place);
        features.Add(48, before, after);
        features.Add(49, Word(sentence, start - 2), before);
        features.Add(50, after, Word(sentence, end + 1));
        features.Add(51, (Kinds(sentence, start) << 16) | Kinds(sentence, end - 1), place);
        features.Add(52, (Class(sentence, start - 1) << 32) | (Class(sentence, end - 1) << 16) | Class(sentence, end), place);
        features.Add(72, Class(sentence, start - 1), place);
        features.Add(73, Class(sentence, end), place);
        features.Add(74, Class(sentence, end - 1), place);
        features.Add(75, (Class(sentence, start - 1) << 16) | Class(sentence, end), (Kinds(sentence, start) << 16) | Kinds(sentence, end - 1));
        features.Add(76, (Class(sentence, start - 2) << 16) | Class(sentence, start - 1), (Class(sentence, end) << 16) | Class(sentence, end + 1));
        features.Add(53, place, (ulong)_tokens.Shape(start));
        features.Add(54, Suffix(end - 1), place);
        features.Add(55, _tokens.Phrase(start, end));
        features.Add(56, Kinds(sentence, start), before);
        features.Add(102, (_sport << 4) | place, (Kinds(sentence, start) << 16) | Kinds(sentence, end - 1));
    }

    private void AddContext(int token, ref FeatureBuffer features)
    {
        if (_tokens.Shape(token) is WordShape.Punctuation or WordShape.Number)
        {
            return;
        }

        var use = _context[_tokens.Hash(token)];
        var shape = (ulong)_tokens.Shape(token);
        var flags = (use.Lower > 0 ? 1UL : 0) | (use.InSentence ? 2UL : 0) | (use.AfterTitle ? 4UL : 0) | (use.AfterThe ? 8UL : 0) | (use.AfterIn ? 16UL : 0);
        var count = (ulong)Math.Min(use.Capital, 4);

        features.Add(60, flags, shape);
        features.Add(61, (flags << 3) | count, shape);
        features.Add(62, flags & 4, shape);

        var (longStart, longEnd) = _acronyms.Expansion(_tokens, token);

        if (longEnd > longStart)
        {
            features.Add(94, ((ulong)_classes[longStart] << 16) | _classes[longEnd - 1]);
            features.Add(95, _tokens.Hash(longEnd - 1));
            features.Add(96, _tokens.Hash(longStart));
        }

        const ContextClass Left = ContextClass.Honorific | ContextClass.Role | ContextClass.PlacePreposition | ContextClass.PlaceNoun | ContextClass.BodyNoun | ContextClass.FamilyNoun | ContextClass.Sport;
        const ContextClass Right = ContextClass.Saying | ContextClass.CompanyEnding | ContextClass.BodyNoun | ContextClass.PlaceNoun | ContextClass.Sport | ContextClass.Role | ContextClass.Facility | ContextClass.EventNoun;
        const ContextClass Is = ContextClass.BodyNoun | ContextClass.PlaceNoun | ContextClass.Role | ContextClass.FamilyNoun | ContextClass.Facility | ContextClass.EventNoun | ContextClass.Sport;

        if (use.Capital > 0)
        {
            features.Add(90, (ulong)(use.Before & Left), shape);
            features.Add(91, (ulong)(use.After & Right), shape);
            features.Add(92, (ulong)(use.Apposition & Is), shape);
            features.Add(93, ((ulong)(use.Before & Left) << 16) | (ulong)(use.After & Right));
        }

        var length = use.RunEnd - use.RunStart;

        if (length > 1)
        {
            var place = (ulong)(Math.Min(use.Position, 3) | (Math.Min(length - 1 - use.Position, 3) << 2));
            var (start, end) = _runs.Strict(token);
            var own = (ulong)Math.Min(end - start, 3);

            features.Add(63, _tokens.Hash(use.RunEnd - 1), own);
            features.Add(64, _tokens.Hash(use.RunStart), own);
            features.Add(65, (((ulong)_kinds[use.RunStart] & 0xFDFF) << 24) | (place << 8) | own);
            features.Add(66, ((ulong)_classes[use.RunEnd - 1] << 24) | (place << 8) | own);
            features.Add(67, place, own);
        }
    }

    private ulong Suffix(int token)
    {
        var word = _tokens.Word(token);

        return PhraseHash.Word(word[Math.Max(0, word.Length - 3)..]);
    }

    /// <summary>The word's pattern with runs collapsed: "McLean" is XxXx, "G20" is Xd.</summary>
    private static ulong Pattern(ReadOnlySpan<char> word)
    {
        ulong pattern = 0;
        ulong last = 0;

        foreach (var c in word)
        {
            var kind = char.IsLower(c) ? 1UL : char.IsUpper(c) ? 2UL : char.IsDigit(c) ? 3UL : char.IsLetter(c) ? 4UL : c == '.' ? 5UL : 6UL;

            if (kind != last)
            {
                pattern = (pattern << 3) | kind;
                last = kind;
            }
        }

        return pattern;
    }
}
