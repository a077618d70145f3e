namespace Ingest.Core.Enrichment.Quantities;

/// <summary>Reads the quantity that starts at a token, if one does.</summary>
internal sealed class QuantityReader(TokenWords words, bool hasDecimalComma)
{
    public QuantitySpan? Read(int index) => MoneyFirst(index) ?? NumberFirst(index);

    /// <summary>"$2.5 million", "US$ 20,000", "EUR 5bn".</summary>
    private QuantitySpan? MoneyFirst(int index)
    {
        var isSplit = words.IsGlued(index + 1) && words[index + 1] is ['$'] && words[index] is "US" or "C" or "A" or "NZ" or "HK" or "S" or "R" or "CA" or "AU";
        var code = isSplit ? QuantityLexicon.Symbol(string.Concat(words[index], "$")) : QuantityLexicon.Symbol(words[index]);
        var number = isSplit ? index + 2 : index + 1;

        if (code is null || words.IsAfterBreak(number) || Number(number, out var value, out var suffix) is not (> 0 and var end) || suffix is { Length: > 1 })
        {
            return null;
        }

        // "$5m" is five million dollars.
        value *= suffix is "m" ? 1_000_000m : 1;

        // "$3-5 million": the magnitude of the second figure counts for the first.
        if (words.IsDash(end) || words.Is(end, "to") || (words.Is(end, "and") && words.Is(index - 1, "between")))
        {
            var second = words.Is(end + 1, words[number - 1].ToString()) ? end + 2 : end + 1;

            if (Number(second, out var other, out _) is > 0 and var afterOther && other >= 1000 && value < 1000 && QuantityLexicon.Magnitude(words[afterOther - 1]) is > 0 and var magnitude)
            {
                value *= magnitude;
            }
        }

        return new QuantitySpan(index, end, "money", value, code);
    }

    private QuantitySpan? NumberFirst(int index)
    {
        if (IsPartOfCode(index) || Number(index, out var value, out var suffix) is not (> 0 and var end))
        {
            return null;
        }

        if (suffix is not null)
        {
            return new QuantitySpan(index, end, "measure", value, QuantityLexicon.Unit(suffix));
        }

        if (words.IsAfterBreak(end))
        {
            return null;
        }

        return WithUnit(index, end, value) ?? OfRange(index, end, value) ?? Count(index, end, value);
    }

    private QuantitySpan? WithUnit(int index, int end, decimal value)
    {
        if (words.Is(end, "%") || words.IsAny(end, "percent", "pc", "pct"))
        {
            return new QuantitySpan(index, end + 1, "percent", value, null);
        }

        if (words.Is(end, "per") && words.Is(end + 1, "cent"))
        {
            return new QuantitySpan(index, end + 2, "percent", value, null);
        }

        if (words.Is(end, "percentage") && words.IsAny(end + 1, "point", "points"))
        {
            return new QuantitySpan(index, end + 2, "percent", value, "percentage point");
        }

        if (words.Is(end, "°") || words[end] is ['°', ..])
        {
            return new QuantitySpan(index, end + 1, "measure", value, words[end].EndsWith("F") || words[end + 1] is "F" ? "[degF]" : "Cel");
        }

        return Money(index, end, value) ?? Measure(index, end, value);
    }

    private QuantitySpan? Money(int index, int end, decimal value)
    {
        if (QuantityLexicon.NationalCurrency(words[end]) is { } code && QuantityLexicon.Currency(words[end + 1]) is not null)
        {
            return new QuantitySpan(index, end + 2, "money", value, code);
        }

        // "10 pounds of flour" is a weight; "5 won" a verb.
        return QuantityLexicon.Currency(words[end]) is { } currency && !(words.Is(end, "pounds") && words.Is(end + 1, "of"))
            ? new QuantitySpan(index, end + 1, "money", value, currency)
            : null;
    }

    private QuantitySpan? Measure(int index, int end, decimal value)
    {
        // "5-kilometre run", "42-year-old"
        var at = words.IsDash(end) && words.IsGlued(end) && words.IsGlued(end + 1) ? end + 1 : end;

        if (words.Is(at, "pounds") && words.Is(at + 1, "of"))
        {
            return new QuantitySpan(index, at + 1, "measure", value, "[lb_av]");
        }

        var isSquare = words.IsAny(at, "square", "sq");
        var isCubic = words.Is(at, "cubic");
        var unit = isSquare || isCubic ? at + 1 : at;

        if (QuantityLexicon.Unit(words[unit]) is not { } symbol || words.IsAfterBreak(unit) || (words[unit].Length == 1 && words.IsGlued(unit + 1) && words.IsDash(unit + 1)))
        {
            return null;
        }

        if (symbol == "deg" && words.IsAny(unit + 1, "celsius", "fahrenheit"))
        {
            return new QuantitySpan(index, unit + 2, "measure", value, words.Is(unit + 1, "celsius") ? "Cel" : "[degF]");
        }

        if (words.IsAny(unit + 1, "per", "an", "a") && words.Is(unit + 2, "hour"))
        {
            return new QuantitySpan(index, unit + 3, "measure", value, symbol + "/h");
        }

        return new QuantitySpan(index, unit + 1, "measure", value, isSquare ? symbol + "2" : isCubic ? symbol + "3" : symbol);
    }

    /// <summary>"5 to 10 percent", "3-5 million euros": the first figure takes the unit of the second.</summary>
    private QuantitySpan? OfRange(int index, int end, decimal value)
    {
        if ((!words.IsDash(end) && !words.IsAny(end, "to", "or", "and")) || Number(end + 1, out var other, out var suffix) is not (> 0 and var next) || other < value)
        {
            return null;
        }

        var unit = suffix is null ? WithUnit(end + 1, next, other) ?? Count(end + 1, next, other) : null;

        if (unit is not { } second || (words.Is(end, "and") && !words.Is(index - 1, "between")))
        {
            return null;
        }

        var magnitude = QuantityLexicon.Magnitude(words[next - 1]);
        return new QuantitySpan(index, end, second.Kind, magnitude > 1 && value < 1000 ? value * magnitude : value, second.Unit);
    }

    private QuantitySpan? Count(int index, int end, decimal value)
    {
        // "one of the reasons" counts nothing; "One" alone is a pronoun as often as a number.
        if (value == 1 || value != decimal.Truncate(value) || CountedNoun.After(words, end) is not (>= 0 and var noun))
        {
            return null;
        }

        return new QuantitySpan(index, noun + 1, "count", value, words[noun].ToString().ToLowerInvariant());
    }

    private int Number(int index, out decimal value, out string? suffix) => NumberReader.Read(words, index, hasDecimalComma, out value, out suffix);

    /// <summary>"B-52 bombers", "Section 5", "No. 10", "9/11".</summary>
    private bool IsPartOfCode(int index) =>
        (words.IsGlued(index) && words[index - 1] is not ("(" or "[" or "\"" or "“" or "'" or "‘" or "–" or "—") && !IsSecondOfRange(index))
        || words.IsAny(index - 1, "section", "article", "chapter", "page", "route", "highway", "flight", "room", "no.", "number", "rule", "act", "group", "phase", "type", "channel", "radio", "bbc", "form");

    private bool IsSecondOfRange(int index) => words.IsDash(index - 1) && index >= 2 && words[index - 2] is [>= '0' and <= '9', ..];
}
