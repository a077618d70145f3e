namespace Ingest.Core.Parsing.Html;

/// <summary>What class and id names say on one page, where the same names come again and again: see <see cref="ClassTokens"/>.</summary>
internal sealed class NamedRegions
{
    private readonly Dictionary<string, PageRegions> _known = new(StringComparer.Ordinal);

    public PageRegions Of(string names)
    {
        if (!_known.TryGetValue(names, out var regions))
        {
            _known[names] = regions = ClassTokens.Of(names);
        }

        return regions;
    }
}
