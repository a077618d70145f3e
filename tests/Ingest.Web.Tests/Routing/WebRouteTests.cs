using Ingest.Web.Routing;
using Microsoft.AspNetCore.Http;

namespace Ingest.Web.Tests.Routing;

public sealed class WebRouteTests
{
    [Theory]
    [InlineData("console", "/console", true)]
    [InlineData("console", "/console/", true)]
    [InlineData("console", "/console/articles", false)]
    [InlineData("console/articles/{id}", "/console/articles/9zk9", true)]
    [InlineData("console/articles/{id}", "/console/articles", false)]
    [InlineData("console/articles/{id}", "/console/Articles/9zk9", false)]
    [InlineData("console/articles/{id}", "/console/articles/9zk9/x", false)]
    public void Match_TakesThePath_When_ItsSegmentsAreThoseOfTheTemplate(string template, string path, bool expected)
    {
        var values = Route(template).Match(path);

        Assert.Equal(expected, values is not null);
    }

    [Fact]
    public void Match_GivesTheValue_When_ASegmentIsInBraces() => Assert.Equal("9zk9", Route("console/articles/{id}").Match("/console/articles/9zk9")!["id"]);

    [Theory]
    [InlineData("GET", "GET", true)]
    [InlineData("GET", "HEAD", true)]
    [InlineData("GET", "POST", false)]
    [InlineData("POST", "POST", true)]
    [InlineData("POST", "HEAD", false)]
    public void IsOf_TakesHeadForGet_When_Asked(string method, string given, bool expected) => Assert.Equal(expected, (Route("x") with { Method = method }).IsOf(given));

    private static WebRoute Route(string template) => new(HttpMethods.Get, template, (_, _) => Task.FromResult(new Answer()));
}
