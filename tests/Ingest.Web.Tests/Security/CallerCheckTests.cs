using System.Net;
using Ingest.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Ingest.Web.Tests.Security;

public sealed class CallerCheckTests
{
    private const string Key = "a key of sixteen or more";

    [Theory]
    [InlineData(Key, "203.0.113.7", Caller.WithKey)]
    [InlineData(Key + "x", "203.0.113.7", null)]
    [InlineData("", "203.0.113.7", null)]
    [InlineData(null, "203.0.113.7", null)]
    [InlineData("", "127.0.0.1", null)]
    public void Find_AsksForTheKey_When_TheHostIsNoLocalOne(string? given, string address, string? expected) =>
        Assert.Equal(expected, Find(new WebOptions { AdminKey = Key }, address, request => Send(request, given))?.Name);

    [Fact]
    public void Find_LetsNobodyIn_When_NoKeyIsSet()
    {
        Assert.Null(Find(new WebOptions(), "203.0.113.7", request => Send(request, "")));
        Assert.Null(Find(new WebOptions(), "203.0.113.7", request => Send(request, "anything")));
    }

    [Fact]
    public void Find_TakesNoKeyFromTheAddressOrACookie_When_TheHeaderIsMissing() => Assert.Null(Find(new WebOptions { AdminKey = Key }, "203.0.113.7", request =>
    {
        request.QueryString = QueryString.Create(CallerCheck.KeyHeader, Key);
        request.Headers.Cookie = $"{CallerCheck.KeyHeader}={Key}";
    }));

    [Theory]
    [InlineData("127.0.0.1", "localhost:7071", Caller.OnLoopback)]
    [InlineData("::1", "[::1]:7071", Caller.OnLoopback)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1:7071", Caller.OnLoopback)]
    [InlineData("203.0.113.7", "127.0.0.1:7071", null)]
    [InlineData("127.0.0.1", "rebound.example:7071", null)]
    public void Find_LetsLoopbackIn_When_TheHostIsALocalOne(string address, string host, string? expected) =>
        Assert.Equal(expected, Find(Local(), address, request => Send(request, ""), host)?.Name);

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("X-Forwarded-Host")]
    [InlineData("Forwarded")]
    [InlineData("Via")]
    public void Find_AsksForTheKey_When_AProxyStandsBetween(string header) => Assert.Null(Find(Local(), "127.0.0.1", request =>
    {
        Send(request, "");
        request.Headers[header] = "127.0.0.1";
    }));

    [Theory]
    [InlineData("http://localhost:7071", true)]
    [InlineData("http://localhost:8080", false)]
    [InlineData("https://elsewhere.example", false)]
    [InlineData("null", false)]
    public void Find_RefusesOtherPages_When_TheyRunInABrowserOfThisMachine(string origin, bool expected)
    {
        var caller = Find(Local(), "127.0.0.1", request =>
        {
            Send(request, "");
            request.Headers.Origin = origin;
        });

        Assert.Equal(expected, caller is not null);
    }

    [Fact]
    public void Find_RefusesAForm_When_ItCannotSendTheHeader() => Assert.Null(Find(Local(), "127.0.0.1", _ => { }));

    private static WebOptions Local() => new() { KeylessLoopback = true };

    private static void Send(HttpRequest request, string? key)
    {
        if (key is not null)
        {
            request.Headers[CallerCheck.KeyHeader] = key;
        }
    }

    private static Caller? Find(WebOptions options, string address, Action<HttpRequest> send, string host = "localhost:7071")
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        context.Request.Scheme = "http";
        context.Request.Host = new HostString(host);
        send(context.Request);
        return new CallerCheck(Options.Create(options)).Find(context.Request);
    }
}
