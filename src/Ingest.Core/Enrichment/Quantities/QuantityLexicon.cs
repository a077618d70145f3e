using System.Collections.Frozen;

namespace Ingest.Core.Enrichment.Quantities;

/// <summary>Currencies (ISO 4217), units (UCUM symbols where it has one), magnitudes and number words.</summary>
internal static class QuantityLexicon
{
    private const string SymbolTable = "$ USD,US$ USD,€ EUR,£ GBP,¥ JPY,₹ INR,₽ RUB,₩ KRW,₦ NGN,₺ TRY,₪ ILS,฿ THB,₴ UAH,₫ VND,₱ PHP,C$ CAD,CA$ CAD,A$ AUD,AU$ AUD,NZ$ NZD,HK$ HKD,S$ SGD,R$ BRL,Rs INR";

    private const string CodeTable = "USD EUR GBP JPY CHF CAD AUD NZD CNY INR RUB KRW BRL MXN ZAR SEK NOK DKK PLN CZK HUF TRY ILS AED SAR SGD HKD THB IDR MYR PHP VND NGN KES EGP UAH";

    private const string CurrencyTable = "dollar USD,dollars USD,euro EUR,euros EUR,pound GBP,pounds GBP,yen JPY,yuan CNY,renminbi CNY,rupee INR,rupees INR,ruble RUB,rubles RUB,rouble RUB,roubles RUB,franc CHF,francs CHF,peso MXN,pesos MXN,naira NGN,rand ZAR,"
        + "shilling KES,shillings KES,lira TRY,liras TRY,krona SEK,kronor SEK,kroner NOK,zloty PLN,zlotys PLN,shekel ILS,shekels ILS,baht THB,rupiah IDR,ringgit MYR,hryvnia UAH,hryvnias UAH,dirham AED,dirhams AED,riyal SAR,riyals SAR";

    private const string NationalTable = "canadian CAD,australian AUD,singapore SGD,singaporean SGD,american USD,us USD,u.s. USD,british GBP,swiss CHF,japanese JPY,indian INR,pakistani PKR,egyptian EGP,mexican MXN,philippine PHP,argentine ARS,danish DKK,norwegian NOK,swedish SEK";

    private const string UnitTable = "km km,kilometre km,kilometres km,kilometer km,kilometers km,m m,metre m,metres m,meter m,meters m,cm cm,centimetre cm,centimetres cm,centimeter cm,centimeters cm,mm mm,millimetre mm,millimetres mm,millimeters mm,"
        + "mile [mi_i],miles [mi_i],foot [ft_i],feet [ft_i],ft [ft_i],inch [in_i],inches [in_i],yard [yd_i],yards [yd_i],kg kg,kilo kg,kilos kg,kilogram kg,kilograms kg,gram g,grams g,mg mg,milligrams mg,tonne t,tonnes t,ton [ston_av],tons [ston_av],"
        + "lb [lb_av],lbs [lb_av],ounce [oz_av],ounces [oz_av],litre L,litres L,liter L,liters L,ml mL,millilitres mL,milliliters mL,gallon [gal_us],gallons [gal_us],barrel [bbl_us],barrels [bbl_us],hectare har,hectares har,acre [acr_us],acres [acr_us],"
        + "second s,seconds s,minute min,minutes min,hour h,hours h,day d,days d,week wk,weeks wk,month mo,months mo,year a,years a,mph [mi_i]/h,kph km/h,kmh km/h,knots [kn_i],watt W,watts W,kilowatts kW,megawatt MW,megawatts MW,mw MW,gigawatt GW,gigawatts GW,"
        + "gw GW,volts V,hertz Hz,mhz MHz,ghz GHz,byte By,bytes By,kilobytes kBy,megabytes MBy,gigabytes GBy,terabytes TBy,degree deg,degrees deg,decibels dB,calories cal";

    private const string MagnitudeTable = "hundred 100,thousand 1000,k 1000,million 1000000,mn 1000000,mln 1000000,billion 1000000000,bn 1000000000,trillion 1000000000000,tn 1000000000000,trn 1000000000000,crore 10000000,lakh 100000";

    private const string NumberTable = "zero 0,one 1,two 2,three 3,four 4,five 5,six 6,seven 7,eight 8,nine 9,ten 10,eleven 11,twelve 12,thirteen 13,fourteen 14,fifteen 15,sixteen 16,seventeen 17,eighteen 18,nineteen 19,twenty 20,thirty 30,forty 40,fifty 50,"
        + "sixty 60,seventy 70,eighty 80,ninety 90";

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Symbols = Table(SymbolTable, StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Currencies = Table(CurrencyTable, StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Nationals = Table(NationalTable, StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Units = Table(UnitTable, StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenDictionary<string, decimal>.AlternateLookup<ReadOnlySpan<char>> Magnitudes = Numbers(MagnitudeTable);
    private static readonly FrozenDictionary<string, decimal>.AlternateLookup<ReadOnlySpan<char>> NumberWords = Numbers(NumberTable);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Codes = CodeTable.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static string? Symbol(ReadOnlySpan<char> word) => Symbols.TryGetValue(word, out var code) ? code : Codes.TryGetValue(word, out var given) ? given : null;

    public static string? Currency(ReadOnlySpan<char> word) => Currencies.TryGetValue(word, out var code) ? code : Codes.TryGetValue(word, out var given) ? given : null;

    /// <summary>The code of "Canadian" before "dollars"; null for other words.</summary>
    public static string? NationalCurrency(ReadOnlySpan<char> adjective) => Nationals.TryGetValue(adjective, out var code) ? code : null;

    public static string? Unit(ReadOnlySpan<char> word) => Units.TryGetValue(word, out var symbol) ? symbol : null;

    public static decimal Magnitude(ReadOnlySpan<char> word) => Magnitudes.TryGetValue(word, out var value) ? value : 0;

    public static bool TryNumberWord(ReadOnlySpan<char> word, out decimal value) => NumberWords.TryGetValue(word, out value);

    private static FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Table(string table, StringComparer comparer) =>
        table.Split(',').Select(entry => entry.Split(' ')).ToFrozenDictionary(pair => pair[0], pair => pair[1], comparer).GetAlternateLookup<ReadOnlySpan<char>>();

    private static FrozenDictionary<string, decimal>.AlternateLookup<ReadOnlySpan<char>> Numbers(string table) =>
        table.Split(',').Select(entry => entry.Split(' ')).ToFrozenDictionary(pair => pair[0], pair => decimal.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
