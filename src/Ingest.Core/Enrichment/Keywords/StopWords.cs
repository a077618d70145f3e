using System.Collections.Frozen;

namespace Ingest.Core.Enrichment.Keywords;

/// <summary>English function words and newsroom words that are no topic; short lists of the commonest function words of other languages.</summary>
internal static class StopWords
{
    private const string English =
        "a about above after again against ago all almost already also although always am amid among an and another any anyone anything are around as at away back be became because become been before began behind being below between both but by "
        + "came can cannot could did do does doing done down during each early either else end enough even ever every everyone everything far few first five for four from full further gave get getting give given go goes going gone got had has "
        + "have having he her here hers herself him himself his how however i if in including instead into is it its itself just keep kept last late later least less let like likely made make makes making many may me might mine more most much "
        + "must my myself near nearly need never new next no nobody none nor not nothing now of off often on once one only onto or other others our ours ourselves out over own part past per perhaps put quite rather really said same saw say saying "
        + "says second see seem seemed seems seen several shall she should since six so some someone something soon still such take taken than that the their theirs them themselves then there these they thing things third this those though three "
        + "through thus till to today together told tomorrow too took toward towards two under until up upon us use used using very via want was way we week weeks well went were what when where whether which while who whom whose why will with "
        + "within without would year years yes yesterday yet you your yours monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december according added asked called adding jan feb mar apr jun jul aug sep sept oct nov dec "
        + "mr mrs ms dr percent million billion thousand people time day days month months n't 's 're 've 'll 'd 'm ’s ’re ’ve ’ll ’d ’m n’t";

    private const string Foreign =
        "sagte sagt explique dit dijo dice bis zum zur über pendant sera sont été plus avec ses son sa leur auch noch nur wie als hat haben werden wurde durch aber vor mais comme tout desde hasta sobre fue han sus muy più della delle nel alla come sono anche der die das den dem des ein eine einer eines und oder aber ist sind war wird mit von zu im am für auf nicht auch sich bei nach le la les un une des du de et ou est sont dans pour par sur pas que qui au aux ce cette el los las una y o en por "
        + "con para del se su al lo es il gli un' di e che non si da per os as um uma do dos em na no nas het een van voor met zijn og i på til av ikke som w z na nie";

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words =
        (English + " " + Foreign).Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> word) => word.Length < 2 || Words.Contains(word) || (word[^1] == '.' && Words.Contains(word[..^1]));
}
