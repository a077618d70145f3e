using Ingest.Core.DeadLetters;

namespace Ingest.Core.Tests.DeadLetters;

public sealed class ReasonCodesTests
{
    [Fact]
    public void NextAction_IsOneSentenceForAPerson_When_GivenEveryReason() =>
        Assert.All(Enum.GetValues<ReasonCode>(), reason => Assert.Matches(@"^[A-Z][^.]+[^. ]\.$", reason.NextAction()));

    [Fact]
    public void NextAction_IsAnError_When_TheReasonIsNone() => Assert.Throws<ArgumentOutOfRangeException>(() => ((ReasonCode)99).NextAction());
}
