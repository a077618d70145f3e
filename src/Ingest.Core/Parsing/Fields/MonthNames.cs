using System.Collections.Frozen;

namespace Ingest.Core.Parsing.Fields;

/// <summary>Month names and their usual abbreviations in the languages of the news, lower-case without a final dot.</summary>
internal static class MonthNames
{
    /// <summary>Twelve columns a row, January to December; alternatives are separated by a bar.</summary>
    private static readonly string[] Table =
    [
        "january|jan,february|feb,march|mar,april|apr,may,june|jun,july|jul,august|aug,september|sep|sept,october|oct,november|nov,december|dec",
        "januar|jänner|jän,februar|feber|febr,märz|mär|mrz|maerz,april,mai,juni,juli,august,september,oktober|okt,november,dezember|dez",
        "janvier|janv,février|fevrier|févr|fév,mars,avril|avr,mai,juin,juillet|juil,août|aout,septembre,octobre,novembre,décembre|decembre|déc",
        "enero|ene,febrero,marzo,abril|abr,mayo,junio,julio,agosto|ago,septiembre|setiembre|set,octubre,noviembre,diciembre|dic",
        "janeiro,fevereiro|fev,março|marco,abril,maio,junho,julho,agosto,setembro,outubro|out,novembro,dezembro",
        "gennaio|gen,febbraio,marzo,aprile,maggio|mag,giugno|giu,luglio|lug,agosto,settembre|sett,ottobre|ott,novembre,dicembre",
        "januari,februari,maart|mrt,april,mei,juni,juli,augustus,september,oktober,november,december",
        "januari,februari,mars,april,maj,juni,juli,augusti,september,oktober,november,december",
        "januar,februar,marts,april,maj,juni,juli,august,september,oktober,november,desember|des",
        "tammikuu|tammikuuta,helmikuu|helmikuuta,maaliskuu|maaliskuuta,huhtikuu|huhtikuuta,toukokuu|toukokuuta,kesäkuu|kesäkuuta,heinäkuu|heinäkuuta,elokuu|elokuuta,syyskuu|syyskuuta,lokakuu|lokakuuta,marraskuu|marraskuuta,joulukuu|joulukuuta",
        "stycznia|styczeń|sty,lutego|luty|lut,marca|marzec,kwietnia|kwiecień|kwi,maja|maj,czerwca|czerwiec|cze,lipca|lipiec|lip,sierpnia|sierpień|sie,września|wrzesień|wrz,października|październik|paź,listopada|listopad|lis,grudnia|grudzień|gru",
        "ledna|leden,února|únor,března|březen,dubna|duben,května|květen,června|červen,července|červenec,srpna|srpen,září,října|říjen,listopadu,prosince|prosinec",
        "januára|január,februára|február,marca|marec,apríla|apríl,mája|máj,júna|jún,júla|júl,augusta,septembra,októbra|október,novembra,decembra",
        "siječnja|siječanj,veljače|veljača,ožujka|ožujak,travnja|travanj,svibnja|svibanj,lipnja|lipanj,srpnja|srpanj,kolovoza|kolovoz,rujna|rujan,,studenoga|studenog|studeni,prosinca|prosinac",
        "januara,februara,marta|mart,aprila,maja,juna,jula,avgusta|avgust,septembra,oktobra|oktobar,novembra|novembar,decembra|decembar",
        "január|jan,február|febr,március|márc,április|ápr,május|máj,június|jún,július|júl,augusztus,szeptember|szept,október,november,december",
        "ianuarie|ian,februarie,martie,aprilie,mai,iunie|iun,iulie|iul,august,septembrie,octombrie,noiembrie|noi|nov,decembrie",
        "ocak|oca,şubat|subat|şub,mart,nisan|nis,mayıs|mayis,haziran|haz,temmuz|tem,ağustos|agustos|ağu,eylül|eylul|eyl,ekim|eki,kasım|kasim|kas,aralık|aralik|ara",
        "января|январь|янв,февраля|февраль|фев,марта|март|мар,апреля|апрель|апр,мая|май,июня|июнь|июн,июля|июль|июл,августа|август|авг,сентября|сентябрь|сен|сент,октября|октябрь|окт,ноября|ноябрь|ноя,декабря|декабрь|дек",
        "січня|січень,лютого|лютий,березня|березень,квітня|квітень,травня|травень,червня|червень,липня|липень,серпня|серпень,вересня|вересень,жовтня|жовтень,листопада|листопад,грудня|грудень",
        "януари,февруари,март,април,май,юни,юли,август,септември,октомври,ноември,декември",
        "јануар,фебруар,март,април,мај,јун,јул,август,септембар,октобар,новембар,децембар",
        "ιανουαρίου|ιανουάριος|ιαν,φεβρουαρίου|φεβρουάριος|φεβ,μαρτίου|μάρτιος|μαρ,απριλίου|απρίλιος|απρ,μαΐου|μάιος|μαϊ,ιουνίου|ιούνιος|ιουν,ιουλίου|ιούλιος|ιουλ,αυγούστου|αύγουστος|αυγ,σεπτεμβρίου|σεπτέμβριος|σεπ,οκτωβρίου|οκτώβριος|οκτ,νοεμβρίου|νοέμβριος|νοε,δεκεμβρίου|δεκέμβριος|δεκ",
        "يناير|كانون الثاني,فبراير|شباط,مارس|آذار,أبريل|ابريل|إبريل|نيسان,مايو|أيار,يونيو|يونيه|حزيران,يوليو|يوليه|تموز,أغسطس|اغسطس|آب,سبتمبر|أيلول,أكتوبر|اكتوبر|تشرين الأول,نوفمبر|تشرين الثاني,ديسمبر|كانون الأول",
        "جانفي,فيفري,مارس,أفريل,ماي,جوان,جويلية,أوت,سبتمبر,أكتوبر,نوفمبر,ديسمبر",
        "ژانویه,فوریه,مارس,آوریل,مه,ژوئن,ژوئیه,اوت,سپتامبر,اکتبر,نوامبر,دسامبر",
        "ינואר|בינואר,פברואר|בפברואר,מרץ|במרץ|מרס|במרס,אפריל|באפריל,מאי|במאי,יוני|ביוני,יולי|ביולי,אוגוסט|באוגוסט,ספטמבר|בספטמבר,אוקטובר|באוקטובר,נובמבר|בנובמבר,דצמבר|בדצמבר",
        "जनवरी,फरवरी|फ़रवरी,मार्च,अप्रैल,मई,जून,जुलाई,अगस्त,सितंबर|सितम्बर,अक्टूबर|अक्तूबर,नवंबर|नवम्बर,दिसंबर|दिसम्बर",
        "জানুয়ারি|জানুয়ারী,ফেব্রুয়ারি|ফেব্রুয়ারী,মার্চ,এপ্রিল,মে,জুন,জুলাই,আগস্ট,সেপ্টেম্বর,অক্টোবর,নভেম্বর,ডিসেম্বর",
        "januari,februari|pebruari,maret,april,mei,juni,juli,agustus|agt,september,oktober,november,desember|des",
        "มกราคม|ม.ค,กุมภาพันธ์|ก.พ,มีนาคม|มี.ค,เมษายน|เม.ย,พฤษภาคม|พ.ค,มิถุนายน|มิ.ย,กรกฎาคม|ก.ค,สิงหาคม|ส.ค,กันยายน|ก.ย,ตุลาคม|ต.ค,พฤศจิกายน|พ.ย,ธันวาคม|ธ.ค",
        "gener,febrer,març,abril,maig,juny,juliol,agost,setembre,octubre,novembre,desembre",
        "jaanuar,veebruar,märts,aprill,mai,juuni,juuli,august,september,oktoober,november,detsember",
        "janvāris|janvārī,februāris|februārī,marts|martā,aprīlis|aprīlī,maijs|maijā,jūnijs|jūnijā,jūlijs|jūlijā,augusts|augustā,septembris|septembrī,oktobris|oktobrī,novembris|novembrī,decembris|decembrī",
        "sausio,vasario,kovo,balandžio,gegužės,birželio,liepos,rugpjūčio,rugsėjo,spalio,lapkričio,gruodžio",
    ];

    private static readonly FrozenDictionary<string, int> Months = Build();

    /// <summary>1 to 12, or 0 where the word is no month. A final dot is ignored.</summary>
    public static int Find(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[24];
        word = word.TrimEnd('.');

        if (word.Length is < 2 or > 24)
        {
            return 0;
        }

        var length = word.ToLowerInvariant(lower);
        return length > 0 && Months.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower[..length], out var month) ? month : 0;
    }

    private static FrozenDictionary<string, int> Build()
    {
        var months = new Dictionary<string, int>(StringComparer.Ordinal);

        foreach (var row in Table)
        {
            var columns = row.Split(',');

            for (var i = 0; i < columns.Length; i++)
            {
                foreach (var name in columns[i].Split('|', StringSplitOptions.RemoveEmptyEntries))
                {
                    // The first language that claims a word keeps it ("listopad" is November in more languages than October).
                    months.TryAdd(name.ToLowerInvariant(), i + 1);
                }
            }
        }

        return months.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
