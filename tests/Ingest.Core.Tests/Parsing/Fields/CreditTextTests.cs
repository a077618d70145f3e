using Ingest.Core.Parsing.Fields;

namespace Ingest.Core.Tests.Parsing.Fields;

public sealed class CreditTextTests
{
    [Theory]
    [InlineData("Boats leave the quay. X/AFP via Getty Images", "Boats leave the quay.", "X/AFP via Getty Images")]
    [InlineData("Boats leave the quay. (Photo: Jane Doe)", "Boats leave the quay.", "Jane Doe")]
    [InlineData("Boats leave the quay (Jane Doe/Reuters)", "Boats leave the quay", "Jane Doe/Reuters")]
    [InlineData("Ein Boot am Kai. Foto: dpa", "Ein Boot am Kai.", "dpa")]
    [InlineData("Boats leave the quay.", "Boats leave the quay.", null)]
    [InlineData("Getty Images", null, "Getty Images")]
    public void Split_PartsCaptionAndCredit_When_TheyShareALine(string line, string? caption, string? credit) =>
        Assert.Equal((caption, credit), CreditText.Split(line));
}
