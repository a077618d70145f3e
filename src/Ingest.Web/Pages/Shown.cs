using System.Globalization;

namespace Ingest.Web.Pages;

/// <summary>Numbers and times as the pages show them.</summary>
public static class Shown
{
    private const int Kibi = 1024;

    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB"];

    public static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <param name="one">The noun after 1.</param>
    /// <param name="many">The noun after any other number.</param>
    public static string Count(int number, string one, string many) => $"{Count(number)} {(number == 1 ? one : many)}";

    public static string Milliseconds(double time) => time switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{time:F0} ms"),
        < 120_000 => string.Create(CultureInfo.InvariantCulture, $"{time / 1000:F1} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time / 60_000:F0} min"),
    };

    public static string Bytes(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);

        for (; value >= Kibi && unit < Units.Length - 1; unit++)
        {
            value /= Kibi;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value:0.#} {Units[unit]}");
    }

    /// <summary>A place in a file, or its length in bytes.</summary>
    public static string Place(long place) => place.ToString("N0", CultureInfo.InvariantCulture);

    public static string Money(decimal amount, string? currency) => string.Create(CultureInfo.InvariantCulture, $"{amount:0.0000} {currency}");

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>As attributes of elements want it.</summary>
    public static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Share(double share) => share.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A type of entity in a word.</summary>
    public static string EntityType(string? type) => type switch
    {
        "PERSON" => "person",
        "ORG" => "organization",
        "LOC" => "place",
        _ => "name",
    };

    /// <summary>The class of style for a state: whether it is good, bad, or on its way.</summary>
    public static string StateClass(string state) => state switch
    {
        "written" => "state good",
        "dead-lettered" => "state bad",
        "received" or "parsed" or "deleting" => "state moving",
        _ => "state",
    };
}
