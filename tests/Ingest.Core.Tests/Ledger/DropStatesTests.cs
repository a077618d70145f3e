using Ingest.Core.Ledger;

namespace Ingest.Core.Tests.Ledger;

public sealed class DropStatesTests
{
    [Fact]
    public void Parse_ReadsWhatNameWrites_When_GivenEveryState() =>
        Assert.All(Enum.GetValues<DropState>(), state => Assert.Equal(state, DropStates.Parse(state.Name())));

    [Theory]
    [InlineData("")]
    [InlineData("Written")]
    [InlineData("enriched")]
    public void Parse_SaysThatItIsNoState_When_NameIsAnother(string name) => Assert.Throws<FormatException>(() => DropStates.Parse(name));

    [Fact]
    public void Name_SaysThatItIsNoState_When_ValueIsNone() => Assert.Throws<ArgumentOutOfRangeException>(() => ((DropState)99).Name());

    [Theory]
    [InlineData(DropState.Received, false)]
    [InlineData(DropState.Parsed, false)]
    [InlineData(DropState.Deleting, false)]
    [InlineData(DropState.Written, true)]
    [InlineData(DropState.Duplicate, true)]
    [InlineData(DropState.Superseded, true)]
    [InlineData(DropState.Deleted, true)]
    [InlineData(DropState.DeadLettered, true)]
    public void IsEnd_IsFalseOnlyOnTheWay_When_GivenEveryState(DropState state, bool expected) => Assert.Equal(expected, state.IsEnd());
}
