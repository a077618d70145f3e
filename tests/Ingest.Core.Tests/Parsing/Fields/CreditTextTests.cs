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
    [InlineData("Boats leave the quay (Morag Linklater/The Northern Beacon)", "Boats leave the quay", "Morag Linklater/The Northern Beacon")]
    [InlineData("Boats leave the quay (Nora Lindqvist / Coastal Pictures)", "Boats leave the quay", "Nora Lindqvist / Coastal Pictures")]
    [InlineData("Boats leave the quay. (Image source: Jane Doe)", "Boats leave the quay.", "Jane Doe")]
    [InlineData("Boats leave the quay. (File photo: Jane Doe)", "Boats leave the quay.", "Jane Doe")]
    [InlineData("Boats leave the quay at nineImage: Jane Doe/Reuters", "Boats leave the quay at nine", "Jane Doe/Reuters")]
    [InlineData("Boats leave the quay.CreditCredit...Jane Doe", "Boats leave the quay.", "Jane Doe")]
    [InlineData("Boats leave the quay. Foto © Jane Doe", "Boats leave the quay.", "Jane Doe")]
    [InlineData("Image credits: Jane Doe", null, "Jane Doe")]
    [InlineData("Boats leave the quay.Jane Doe / AP", "Boats leave the quay.", "Jane Doe / AP")]
    [InlineData("Boats leave the quay. EFA/YPO", "Boats leave the quay.", "EFA/YPO")]
    [InlineData("Boats leave the quay. Jane Doe/Getty Images hide caption", "Boats leave the quay.", "Jane Doe/Getty Images")]
    [InlineData("Boats leave the quay in 'Low Water'. - Copyright Kestrel Pictures", "Boats leave the quay in 'Low Water'.", "Copyright Kestrel Pictures")]
    [InlineData("Boats leave the quay. THE END", "Boats leave the quay. THE END", null)]
    [InlineData("Photo", null, null)]
    [InlineData("Foto:", null, null)]
    [InlineData("Boats for two (4 hours/5 items)", "Boats for two (4 hours/5 items)", null)]
    [InlineData("Boots for the quay (Men's / Women's)", "Boots for the quay (Men's / Women's)", null)]
    [InlineData("The rules are there in full (https://quay.example/rules)", "The rules are there in full (https://quay.example/rules)", null)]
    [InlineData("Insurers of boats (Tide, Harbour, Swell/Brim, Keel)", "Insurers of boats (Tide, Harbour, Swell/Brim, Keel)", null)]
    public void Split_PartsCaptionAndCredit_When_TheyShareALine(string line, string? caption, string? credit) =>
        Assert.Equal((caption, credit), CreditText.Split(line));
}
