namespace Ingest.Core.Enrichment.Dates;

/// <summary>Months and weekdays of European languages, for absolute dates only ("28. Oktober 2024", "28 de octubre de 2024").</summary>
internal static class ForeignDateWords
{
    private static readonly string[] Months =
    [
        // German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Norwegian, Polish (genitive), Czech (genitive), Finnish (partitive)
        "januar februar märz april mai juni juli august september oktober november dezember",
        "jänner feber maerz _ _ _ _ _ _ _ _ _",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "_ fevrier _ _ _ _ _ aout _ _ _ decembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "_ _ _ _ _ _ _ _ setiembre _ _ _",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "januar februar marts april maj juni juli august september oktober november december",
        "januar februar mars april mai juni juli august september oktober november desember",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "ledna února března dubna května června července srpna září října listopadu prosince",
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
    ];

    private static readonly string[] Weekdays =
    [
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "_ _ _ _ _ sonnabend _",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lunes martes miércoles jueves viernes sábado domingo",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
        "segunda terça quarta quinta sexta sábado domingo",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "måndag tisdag onsdag torsdag fredag lördag söndag",
        "mandag tirsdag onsdag torsdag fredag lørdag søndag",
        "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    ];

    public static IEnumerable<(string Word, DateWordKind Kind, int Value)> All() =>
        Months.SelectMany(names => Named(names, DateWordKind.ForeignMonth)).Concat(Weekdays.SelectMany(names => Named(names, DateWordKind.ForeignWeekday)));

    private static IEnumerable<(string Word, DateWordKind Kind, int Value)> Named(string names, DateWordKind kind) =>
        names.Split(' ').Select((name, index) => (name, kind, index + 1)).Where(entry => entry.name != "_");
}
