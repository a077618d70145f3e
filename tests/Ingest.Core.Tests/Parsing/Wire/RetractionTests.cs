using System.Text.Json;
using Ingest.Core.Articles;
using Ingest.Core.DeadLetters;

namespace Ingest.Core.Tests.Parsing.Wire;

public sealed class RetractionTests
{
    [Theory]
    [InlineData("""{"uri": "https://n.example/1", "type": "text", "versioncreated": "2025-06-11T06:15:00Z", "pubstatus": "canceled"}""", PublicationStatus.Canceled)]
    [InlineData("""{"uri": "https://n.example/1", "type": "text", "versionCreated": "2025-06-11T06:15:00Z", "pubStatus": "withheld"}""", PublicationStatus.Withheld)]
    [InlineData("""{"uri": "https://n.example/1", "type": "text", "pubStatus": "usable", "headlines": [{"value": "Glacier lake drained"}]}""", PublicationStatus.Usable)]
    [InlineData("""<newsItem guid="urn:newsml:n.example:1"><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta></newsItem>""", PublicationStatus.Canceled)]
    [InlineData("""<newsItem guid="urn:newsml:n.example:1"><itemMeta><pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/></itemMeta></newsItem>""", PublicationStatus.Canceled)]
    [InlineData("""<newsItem guid="urn:newsml:n.example:1"><itemMeta><pubStatus qcode="stat:usable"/><signal qcode="sig:withdrawn"/></itemMeta><contentMeta><headline>Withdrawn: harbour story</headline></contentMeta></newsItem>""", PublicationStatus.Canceled)]
    [InlineData("""<newsItem guid="urn:newsml:n.example:1"><itemMeta><pubStatus qcode="stat:usable"/><signal qcode="sig:update"/></itemMeta><contentMeta><headline>Harbour story</headline></contentMeta></newsItem>""", PublicationStatus.Usable)]
    [InlineData("""<nitf><head><docdata management-status="canceled"/></head><body><body.head/><body.content/></body></nitf>""", PublicationStatus.Canceled)]
    [InlineData("""<NewsML><NewsItem><NewsManagement><Status FormalName="Canceled"/></NewsManagement></NewsItem></NewsML>""", PublicationStatus.Canceled)]
    public void Item_CarriesItsStatus_When_TheFormatStatesOne(string document, PublicationStatus expected)
    {
        var article = Dropped.Article(document);

        Assert.Equal(expected, article.PubStatus);
        Assert.Contains("pubStatus", article.Provenance.Fields.Keys);
    }

    [Theory]
    [InlineData("""{"uri": "urn:newsml:n.example:1", "pubstatus": "usable", "headline": "Glacier lake drained"}""", """{"uri": "urn:newsml:n.example:1", "pubstatus": "canceled"}""")]
    [InlineData("""<newsItem guid="urn:newsml:n.example:1"><contentMeta><headline>Glacier lake drained</headline></contentMeta></newsItem>""", """<newsItem guid="urn:newsml:n.example:1"><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta></newsItem>""")]
    [InlineData("""<nitf><head><docdata><doc-id regsrc="Northwire" id-string="77"/></docdata></head><body><body.head><hedline><hl1>Glacier lake drained</hl1></hedline></body.head></body></nitf>""", """<nitf><head><docdata management-status="canceled"><doc-id regsrc="Northwire" id-string="77"/></docdata></head></nitf>""")]
    [InlineData("""<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>n.example</ProviderId><DateId>20250611</DateId><NewsItemId>77</NewsItemId><RevisionId>1</RevisionId></NewsIdentifier></Identification><NewsComponent><NewsLines><HeadLine>Glacier lake drained</HeadLine></NewsLines></NewsComponent></NewsItem></NewsML>""", """<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>n.example</ProviderId><DateId>20250611</DateId><NewsItemId>77</NewsItemId><RevisionId>2</RevisionId></NewsIdentifier></Identification><NewsManagement><Status FormalName="Canceled"/></NewsManagement></NewsItem></NewsML>""")]
    public void Retraction_HasTheIdOfWhatItRetracts_When_BothNameTheSameItem(string story, string retraction) =>
        Assert.Equal(Dropped.Article(story, "story").Id, Dropped.Article(retraction, "another file").Id);

    [Fact]
    public void Record_SaysTheStatusInTheWordsOfNinjs_When_ItIsWrittenAsJson()
    {
        var article = Dropped.Article("""{"uri": "https://n.example/1", "pubstatus": "canceled"}""");

        using var json = JsonDocument.Parse(JsonSerializer.Serialize(article, ArticleJsonContext.Relaxed.Article));

        Assert.Equal("canceled", json.RootElement.GetProperty("pubStatus").GetString());
    }

    [Theory]
    [InlineData("""{"uri": "https://n.example/1", "pubstatus": "usable"}""")]
    [InlineData("""{"uri": "https://n.example/1", "pubstatus": "unheard-of"}""")]
    public void Item_HasNoText_When_ItIsNoRetraction(string document) =>
        Assert.Equal(ReasonCode.NoText, Assert.Single(Dropped.Parse(document).Rejections).Reason);
}
