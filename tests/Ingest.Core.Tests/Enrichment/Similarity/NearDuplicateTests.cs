using FsCheck;
using FsCheck.Xunit;
using Ingest.Core.Enrichment.Similarity;

namespace Ingest.Core.Tests.Enrichment.Similarity;

public sealed class NearDuplicateTests
{
    /// <summary>Names a folder of .txt articles to measure on instead of invented ones.</summary>
    private const string TextsVariable = "INGEST_PAIR_TEXTS";

    private const double Goal = 0.95;

    [Fact]
    public void IsCopyOf_FindsEditedCopiesAndNothingElse_When_ArticlesShareATopic()
    {
        var texts = Texts();
        var signatures = texts.Select(SignatureBuilder.Of).ToArray();
        var (found, missed, wrong) = (0, 0, 0);

        foreach (var kind in ArticleEdits.Kinds)
        {
            for (var i = 0; i < texts.Length; i++)
            {
                var copy = SignatureBuilder.Of(ArticleEdits.Apply(kind, texts[i], i));
                var isFound = copy.IsCopyOf(signatures[i]) && copy.BandKeys().Intersect(signatures[i].BandKeys()).Any();
                (found, missed) = isFound ? (found + 1, missed) : (found, missed + 1);
            }
        }

        for (var i = 0; i < texts.Length; i++)
        {
            wrong += signatures.Skip(i + 1).Count(signatures[i].IsCopyOf);
        }

        var (recall, precision) = ((double)found / (found + missed), (double)found / (found + wrong));
        TestContext.Current.TestOutputHelper?.WriteLine($"{texts.Length} articles: recall {recall:F4}, precision {precision:F4}");
        Assert.True(recall >= Goal && precision >= Goal, $"recall {recall:F4}, precision {precision:F4}");
    }

    [Property(MaxTest = 100)]
    public void TryParse_ReadsBackWhatToStringWrites_When_TextIsArbitrary(NonNull<string> noise)
    {
        var signature = SignatureBuilder.Of(noise.Get + " one two three four five six seven eight nine ten eleven twelve thirteen");

        Assert.True(NearDuplicateSignature.TryParse(signature.ToString(), out var read));
        Assert.Equal(signature, read);
        Assert.Equal(1, signature.SimilarityTo(read));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("abc")]
    [InlineData("zz")]
    public void TryParse_Refuses_When_TheTextIsNoSignature(string? text) => Assert.False(NearDuplicateSignature.TryParse(text, out _));

    [Fact]
    public void BandKeys_AreSafeInTableKeys_When_TheSignatureIsFull()
    {
        var keys = SignatureBuilder.Of(InventedArticles.All()[0]).BandKeys();

        Assert.Equal(NearDuplicateSignature.Bands, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Matches("^[0-9a-f]-[0-9a-f]{8}$", key));
    }

    [Fact]
    public void SimilarityTo_IsZero_When_ATextIsTooShort()
    {
        var note = SignatureBuilder.Of("Too short to tell.");

        Assert.True(note.IsEmpty);
        Assert.Empty(note.BandKeys());
        Assert.Equal(0, note.SimilarityTo(note));
    }

    private static string[] Texts() =>
        Environment.GetEnvironmentVariable(TextsVariable) is { Length: > 0 } folder
            ? [.. Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText).Where(text => text.Length > 800).Take(600)]
            : InventedArticles.All();
}
