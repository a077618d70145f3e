using System.Net;
using Ingest.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Ingest.LocalHost.Tests.Triggers.Http;

public sealed class HttpServerTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly TestApp _app = new(azurite.ConnectionString);
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _app["LocalHost:FunctionKey"] = "function-key";
        await _app.StartAsync(typeof(HttpFunctions));
        _http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = _app.Host.Services.GetRequiredService<HttpEndpoint>().Address };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("GET", "api/hello/world", HttpStatusCode.OK, """{"hello":"world","method":"GET"}""")]
    [InlineData("POST", "api/hello/world", HttpStatusCode.OK, """{"hello":"world","method":"POST"}""")]
    [InlineData("GET", "api/hello", HttpStatusCode.OK, """{"hello":null,"method":"GET"}""")]
    [InlineData("DELETE", "api/hello", HttpStatusCode.MethodNotAllowed, "")]
    [InlineData("GET", "api/number/41", HttpStatusCode.OK, "GET 42")]
    [InlineData("GET", "api/number/many", HttpStatusCode.BadRequest, "")]
    [InlineData("GET", "api/none", HttpStatusCode.NotFound, "")]
    [InlineData("GET", "hello", HttpStatusCode.NotFound, "")]
    [InlineData("GET", "api/Keyed", HttpStatusCode.Unauthorized, "")]
    [InlineData("GET", "api/keyed?code=function-key", HttpStatusCode.OK, "\"/api/keyed\"")]
    [InlineData("GET", "api/keyed?code=wrong", HttpStatusCode.Unauthorized, "")]
    [InlineData("GET", "api/administer?code=function-key", HttpStatusCode.Unauthorized, "")]
    public async Task Request_IsAnswered_When_Sent(string method, string path, HttpStatusCode status, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await _http.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
        await _app.StopAsync();
    }

    [Fact]
    public async Task Key_IsTaken_When_ItComesInTheHeader()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/keyed");
        request.Headers.Add("x-functions-key", "function-key");

        using var response = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Request_IsAnsweredWith500_When_TheFunctionThrows()
    {
        _app.Invocations.Behaviour = (_, _, _) => throw new InvalidDataException("bad input");

        using var response = await _http.GetAsync(new Uri("api/hello", UriKind.Relative));

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
        Assert.Single(_app.Logs.Entries, entry => entry.Level == LogLevel.Error && entry.Exception is InvalidDataException);
    }

    [Fact]
    public async Task Function_IsCancelled_When_TheCallerLeaves()
    {
        var started = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        _app.Invocations.Behaviour = async (_, _, token) =>
        {
            using var registration = token.Register(() => cancelled.TrySetResult());
            started.SetResult();
            await Task.Delay(Timeout.Infinite, token);
        };
        using var leaving = new CancellationTokenSource();
        var request = _http.GetAsync(new Uri("api/hello", UriKind.Relative), leaving.Token);
        await started.Task;

        await leaving.CancelAsync();

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await _app.StopAsync();
    }

    [Fact]
    public async Task Request_IsAnswered_When_TheHostStopsMeanwhile()
    {
        var started = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        _app.Invocations.Behaviour = (_, _, token) =>
        {
            started.SetResult();
            return release.Task.WaitAsync(token);
        };
        var request = _http.GetStringAsync("api/hello/late");
        await started.Task;

        var stopping = _app.StopAsync();
        release.SetResult();

        Assert.Equal("""{"hello":"late","method":"GET"}""", await request);
        await stopping;
    }

    [Fact]
    public async Task Function_HasTheCallersTrace_When_ATraceparentIsSent()
    {
        const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        var traceParent = "";
        _app.Invocations.Behaviour = (_, context, _) =>
        {
            traceParent = context!.TraceContext.TraceParent;
            return Task.CompletedTask;
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/hello");
        request.Headers.Add("traceparent", $"00-{TraceId}-00f067aa0ba902b7-01");

        using var response = await _http.SendAsync(request);

        Assert.Matches($"^00-{TraceId}-[0-9a-f]{{16}}-01$", traceParent);
    }

    [Fact]
    public async Task Start_IsRefusedWithASentence_When_TheAddressIsTaken()
    {
        await using var second = new TestApp(azurite.ConnectionString);
        second["LocalHost:HttpUrl"] = _http.BaseAddress!.GetLeftPart(UriPartial.Authority);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => second.StartAsync(typeof(HttpFunctions)));

        Assert.Contains("Set LocalHost:HttpUrl to another address", exception.Message, StringComparison.Ordinal);
    }
}
