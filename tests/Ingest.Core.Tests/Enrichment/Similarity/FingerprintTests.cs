using FsCheck;
using FsCheck.Xunit;
using Ingest.Core.Enrichment.Similarity;

namespace Ingest.Core.Tests.Enrichment.Similarity;

public sealed class FingerprintTests
{
    [Fact]
    public void Of_IsEqual_When_CopiesDifferInMarksAndSpace() =>
        Assert.Equal(Fingerprint.Of("Storm hits", "“Run,” he said.\n\nThey ran — fast."), Fingerprint.Of("STORM  HITS", "\"Run\", he said. They ran - fast"));

    [Fact]
    public void Of_Differs_When_HeadlineOrTextDiffers()
    {
        var original = Fingerprint.Of("Storm hits", "They ran.");

        Assert.NotEqual(original, Fingerprint.Of("Storm", "hits They ran."));
        Assert.NotEqual(original, Fingerprint.Of("Storm hits", "They run."));
    }

    [Property]
    public void Of_IsHex_When_TextIsArbitrary(string? headline, NonNull<string> body) => Assert.Matches("^[0-9a-f]{64}$", Fingerprint.Of(headline, body.Get));
}
