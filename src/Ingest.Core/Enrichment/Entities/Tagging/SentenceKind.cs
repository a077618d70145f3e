using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>How a sentence uses capitals; in headlines and shouting they say less. Part of the model: do not renumber.</summary>
internal enum SentenceKind : byte
{
    Running = 0,

    /// <summary>Most words begin with a capital, as in headlines.</summary>
    TitleCase = 1,
    Shouted = 2,
    LowerCase = 3,
}

internal static class SentenceKinds
{
    public static SentenceKind Of(TokenView tokens, Sentence sentence)
    {
        int capitals = 0, capitalized = 0, lower = 0;

        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            switch (tokens.Shape(i))
            {
                case WordShape.Capitals:
                    capitals++;
                    break;
                case WordShape.Capitalized or WordShape.Mixed:
                    capitalized++;
                    break;
                case WordShape.Lower when tokens.Word(i).Length > 3:
                    lower++;
                    break;
            }
        }

        if (capitals > 2 && lower + capitalized == 0)
        {
            return SentenceKind.Shouted;
        }

        if (capitals + capitalized == 0)
        {
            return SentenceKind.LowerCase;
        }

        return capitalized + capitals > 3 && lower * 3 < capitalized + capitals ? SentenceKind.TitleCase : SentenceKind.Running;
    }
}
