using System.Collections.Frozen;
using Ingest.Core.Articles;
using NodaTime;

namespace Ingest.Core.Enrichment.Dates;

/// <summary>
/// The calendar day on which an article was written where it was written: "today" of a story datelined SYDNEY is Sydney's day, not that of
/// the publisher's server.
/// </summary>
public static class DatelineClock
{
    /// <summary>Cities that stand in datelines, with their zone in the tz database.</summary>
    private static readonly FrozenDictionary<string, string> Zones = (
        "SYDNEY Australia/Sydney,MELBOURNE Australia/Melbourne,CANBERRA Australia/Sydney,BRISBANE Australia/Brisbane,PERTH Australia/Perth,WELLINGTON Pacific/Auckland,AUCKLAND Pacific/Auckland,TOKYO Asia/Tokyo,SEOUL Asia/Seoul,PYONGYANG Asia/Pyongyang,"
        + "BEIJING Asia/Shanghai,SHANGHAI Asia/Shanghai,HONG_KONG Asia/Hong_Kong,TAIPEI Asia/Taipei,MANILA Asia/Manila,SINGAPORE Asia/Singapore,KUALA_LUMPUR Asia/Kuala_Lumpur,JAKARTA Asia/Jakarta,BANGKOK Asia/Bangkok,HANOI Asia/Ho_Chi_Minh,YANGON Asia/Yangon,"
        + "DHAKA Asia/Dhaka,NEW_DELHI Asia/Kolkata,MUMBAI Asia/Kolkata,KATHMANDU Asia/Kathmandu,COLOMBO Asia/Colombo,ISLAMABAD Asia/Karachi,KARACHI Asia/Karachi,KABUL Asia/Kabul,TEHRAN Asia/Tehran,DUBAI Asia/Dubai,DOHA Asia/Qatar,RIYADH Asia/Riyadh,"
        + "BAGHDAD Asia/Baghdad,BEIRUT Asia/Beirut,DAMASCUS Asia/Damascus,AMMAN Asia/Amman,JERUSALEM Asia/Jerusalem,TEL_AVIV Asia/Jerusalem,CAIRO Africa/Cairo,KHARTOUM Africa/Khartoum,ADDIS_ABABA Africa/Addis_Ababa,NAIROBI Africa/Nairobi,KAMPALA Africa/Kampala,"
        + "JOHANNESBURG Africa/Johannesburg,CAPE_TOWN Africa/Johannesburg,PRETORIA Africa/Johannesburg,HARARE Africa/Harare,LAGOS Africa/Lagos,ABUJA Africa/Lagos,ACCRA Africa/Accra,DAKAR Africa/Dakar,TUNIS Africa/Tunis,ALGIERS Africa/Algiers,RABAT Africa/Casablanca,"
        + "ISTANBUL Europe/Istanbul,ANKARA Europe/Istanbul,MOSCOW Europe/Moscow,KYIV Europe/Kyiv,KIEV Europe/Kyiv,MINSK Europe/Minsk,WARSAW Europe/Warsaw,PRAGUE Europe/Prague,BUDAPEST Europe/Budapest,BUCHAREST Europe/Bucharest,SOFIA Europe/Sofia,ATHENS Europe/Athens,"
        + "BELGRADE Europe/Belgrade,VIENNA Europe/Vienna,BERLIN Europe/Berlin,FRANKFURT Europe/Berlin,MUNICH Europe/Berlin,ROME Europe/Rome,MILAN Europe/Rome,VATICAN_CITY Europe/Vatican,MADRID Europe/Madrid,BARCELONA Europe/Madrid,LISBON Europe/Lisbon,"
        + "PARIS Europe/Paris,BRUSSELS Europe/Brussels,AMSTERDAM Europe/Amsterdam,THE_HAGUE Europe/Amsterdam,GENEVA Europe/Zurich,ZURICH Europe/Zurich,COPENHAGEN Europe/Copenhagen,OSLO Europe/Oslo,STOCKHOLM Europe/Stockholm,HELSINKI Europe/Helsinki,TALLINN Europe/Tallinn,"
        + "RIGA Europe/Riga,VILNIUS Europe/Vilnius,LONDON Europe/London,EDINBURGH Europe/London,BELFAST Europe/London,DUBLIN Europe/Dublin,REYKJAVIK Atlantic/Reykjavik,SAO_PAULO America/Sao_Paulo,RIO_DE_JANEIRO America/Sao_Paulo,BRASILIA America/Sao_Paulo,"
        + "BUENOS_AIRES America/Argentina/Buenos_Aires,SANTIAGO America/Santiago,LIMA America/Lima,BOGOTA America/Bogota,CARACAS America/Caracas,HAVANA America/Havana,MEXICO_CITY America/Mexico_City,TORONTO America/Toronto,OTTAWA America/Toronto,MONTREAL America/Toronto,"
        + "VANCOUVER America/Vancouver,NEW_YORK America/New_York,WASHINGTON America/New_York,BOSTON America/New_York,ATLANTA America/New_York,MIAMI America/New_York,CHICAGO America/Chicago,HOUSTON America/Chicago,DALLAS America/Chicago,DENVER America/Denver,"
        + "PHOENIX America/Phoenix,LOS_ANGELES America/Los_Angeles,SAN_FRANCISCO America/Los_Angeles,SEATTLE America/Los_Angeles,HONOLULU Pacific/Honolulu,ANCHORAGE America/Anchorage")
        .Split(',').Select(entry => entry.Split(' ')).ToFrozenDictionary(pair => pair[0].Replace('_', ' '), pair => pair[1], StringComparer.OrdinalIgnoreCase);

    /// <returns>
    /// The day of the publication instant in the dateline's zone; without a known city, or where only a day is known, the day as the source
    /// wrote it; null without a publication date.
    /// </returns>
    public static DateOnly? PublicationDay(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);

        if (article.DatePublished is not { } published)
        {
            return null;
        }

        return published.HasTime && ZoneOf(article.Dateline) is { } zone
            ? Instant.FromDateTimeOffset(published.Value).InZone(zone).Date.ToDateOnly()
            : published.DayOnly;
    }

    /// <summary>The zone of the city before the first comma: "PARIS, March 3".</summary>
    private static DateTimeZone? ZoneOf(string? dateline)
    {
        var city = dateline?.Split([',', '(', '/', '\u2014', '\u2013'], 2)[0].Trim();
        return city is not null && Zones.TryGetValue(city, out var id) ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) : null;
    }
}
