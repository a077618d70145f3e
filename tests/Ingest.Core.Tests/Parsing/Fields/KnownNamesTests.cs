using Ingest.Core.Parsing.Fields;

namespace Ingest.Core.Tests.Parsing.Fields;

public sealed class KnownNamesTests
{
    [Theory]
    [InlineData("Jane Halvorsen")]
    [InlineData("Jesse Porter")]
    [InlineData("Sam Singleton")]
    public void IsPerson_IsTrue_When_AGivenNameHasAFamilyNameOrAnUnknownWordBehindIt(string name) => Assert.True(KnownNames.IsPerson(name));

    [Theory]
    [InlineData("Skip Navigation")]
    [InlineData("Job Seekers")]
    [InlineData("Brain Aneurysm")]
    [InlineData("Stanford Credentials")]
    [InlineData("Asia & Pacific")]
    [InlineData("Asia &")]
    public void IsPerson_IsFalse_When_AnEverydayWordStandsBehindAGivenName(string name) => Assert.False(KnownNames.IsPerson(name));
}
