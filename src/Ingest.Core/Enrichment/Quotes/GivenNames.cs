namespace Ingest.Core.Enrichment.Quotes;

/// <summary>Common given names and titles that tell whether "he" or "she" can mean a person. Written from general knowledge; ambiguous names are left out.</summary>
internal static class GivenNames
{
    private static readonly WordSet Female = new(
        "mrs. ms. miss mrs ms lady queen princess sister madame mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret betty sandra ashley dorothy kimberly emily donna michelle carol amanda melissa deborah "
        + "stephanie rebecca laura sharon cynthia kathleen helen amy shirley angela anna ruth brenda pamela nicole katherine virginia catherine christine samantha debra janet rachel carolyn emma maria heather diane julie joyce victoria kelly "
        + "christina joan evelyn lauren judith olivia martha cheryl megan andrea hannah jacqueline ann anne alice jean gloria teresa sara janice julia grace judy theresa rose beverly denise marilyn amber danielle abigail brittany diana jane "
        + "natalie sophia alexis kayla charlotte claire fiona nadia fatima aisha amina leila zainab priya anita sunita ingrid greta astrid ursula angelique marie sophie chloe camille elena olga irina svetlana natalia ana lucia carmen isabel "
        + "rosa gabriela yuki mei ayesha mariam hillary huma kellyanne ivanka melania condoleezza ellen megyn jill sally wendy monica tina vanessa theresa nikki kamala tulsi erin paula molly kate katie jenny lucy zoe eva nina ida ada");

    private static readonly WordSet Male = new(
        "mr. mr sir lord king prince father brother james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george edward ronald "
        + "timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam henry nathan douglas zachary peter kyle "
        + "walter ethan jeremy harold keith christian roger noah gerald carl terry sean austin arthur lawrence dylan jesse joe bryan billy bruce albert willie gabriel logan alan juan wayne roy ralph randy eugene vincent bobby russell louis "
        + "philip johnny bill tom jim mike bob dan dave ted steve rick ron jeff greg tim ben matt ken sam fred barack bernie mitt jeb marco newt rand mohamed mohammed muhammad ahmed ali hassan hussein omar ibrahim abdul yusuf vladimir dmitri "
        + "sergei ivan igor boris pierre jacques michel francois françois jean-claude hans klaus jürgen giovanni marco luigi carlos luis miguel pedro javier diego kenji hiroshi wei raj arjun sanjay narendra kwame kofi chinedu emeka tariq "
        + "imran karim sven lars erik anders nils piotr tomasz emmanuel xi shinzo recep benjamin harry chris corey paul rudy antonin merrick khizr roger");

    public static Gender Of(string name)
    {
        foreach (var part in name.Split(' '))
        {
            if (Female.Contains(part))
            {
                return Gender.Female;
            }

            if (Male.Contains(part))
            {
                return Gender.Male;
            }
        }

        return Gender.Unknown;
    }
}
