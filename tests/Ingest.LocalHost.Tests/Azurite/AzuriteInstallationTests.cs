using Ingest.LocalHost.Azurite;
using Xunit;

namespace Ingest.LocalHost.Tests.Azurite;

public sealed class AzuriteInstallationTests
{
    [Theory]
    [InlineData("v20.0.0")]
    [InlineData("v24.11.1")]
    public void Node_IsTaken_When_ItIsNewEnough(string version) => AzuriteInstallation.CheckNodeVersion(version);

    [Theory]
    [InlineData("v18.20.8")]
    [InlineData("v4.2.6")]
    [InlineData("")]
    public void Node_IsRefusedWithASentence_When_ItIsTooOld(string version)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => AzuriteInstallation.CheckNodeVersion(version));

        Assert.Contains("Azurite needs Node.js 20 or newer", exception.Message, StringComparison.Ordinal);
    }
}
