using System.Buffers.Text;
using Ingest.Tables.Keys;

namespace Ingest.Benchmarks.Keys;

/// <summary>
/// A year of invented news. Entities and quotes of an article are log-normal, with the medians and means that the enricher gives over 500 long
/// newspaper articles (25 and 29 entities, 11 and 14 quotes); wire items are shorter, so that real volumes are rather smaller.
/// </summary>
public sealed class NewsModel(int seed)
{
    public const int Months = 12;

    private const int Speakers = 300_000;

    // Of all articles: what an archive brings in, from up to ten years back, and what a source dates wrongly into the next year.
    private const double ArchiveShare = 0.10;
    private const double FutureShare = 0.001;

    public static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(seed);
    private readonly NameLaw _speakers = new(Speakers, 20);

    public NameLaw Names { get; } = new(1_000_000, 10);

    /// <summary>Articles in the order of their arrival, evenly over the year.</summary>
    /// <param name="count">How many the year has.</param>
    public IEnumerable<SimulatedArticle> Articles(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var written = Start + (i * ((Start.AddMonths(Months) - Start) / count));
            yield return new SimulatedArticle(NewId(), written, DateOf(written), Distinct(LogNormal(25, 0.557)), Quotes(LogNormal(11, 0.724)));
        }
    }

    /// <summary>Names of dropped blobs: a folder a source and day.</summary>
    public IEnumerable<string> Blobs(int count) => Enumerable.Range(0, count).Select(i => $"source-{_random.Next(400)}/{Start.AddMinutes(i % 525_600):yyyy/MM/dd}/story-{i}.html");

    /// <summary>A person's name for every second rank, else an organisation or a place; the same for the same rank.</summary>
    public static (string Type, string Name) NameOf(int rank) => (rank % 20) switch
    {
        < 7 => (EntityTypes.Person, $"Person {rank} Vandermeer"),
        < 12 => (EntityTypes.Organization, $"Bureau {rank} of Works"),
        < 17 => (EntityTypes.Location, $"Place {rank}"),
        _ => (EntityTypes.Miscellaneous, $"Cup {rank}"),
    };

    public static string SpeakerOf(int rank) => $"Speaker {rank} Oduya";

    private string NewId()
    {
        Span<byte> id = stackalloc byte[16];
        _random.NextBytes(id);
        return Base64Url.EncodeToString(id);
    }

    private DateTimeOffset DateOf(DateTimeOffset written) => _random.NextDouble() switch
    {
        < ArchiveShare => written.AddDays(-_random.NextDouble() * 3650),
        < ArchiveShare + FutureShare => written.AddDays(_random.NextDouble() * 365),
        _ => written.AddHours(6 * Math.Log(1 - _random.NextDouble())),
    };

    private int LogNormal(double median, double sigma)
    {
        // Box and Muller 1958.
        var normal = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
        return (int)Math.Round(median * Math.Exp(sigma * normal));
    }

    private List<int> Distinct(int count)
    {
        var ranks = new HashSet<int>(count);

        while (ranks.Count < Math.Min(count, 1000))
        {
            ranks.Add(Names.Draw(_random));
        }

        return [.. ranks];
    }

    /// <summary>A third as many speakers as quotes.</summary>
    private int[] Quotes(int count)
    {
        var speakers = Enumerable.Range(0, Math.Max(1, count / 3)).Select(_ => _speakers.Draw(_random)).ToArray();
        return [.. Enumerable.Range(0, Math.Min(count, 1000)).Select(_ => speakers[_random.Next(speakers.Length)])];
    }
}
