using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Ingest.EndToEnd.Tests.Faults.Proxies;

/// <summary>Stands on loopback between an app and its storage account, and spoils one request in so many.</summary>
internal sealed class FaultyStorage : IAsyncDisposable
{
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(3);

    private static readonly string[] Services = ["BlobEndpoint", "QueueEndpoint", "TableEndpoint"];

    private readonly Dictionary<int, Uri> _services = [];
    private readonly HttpMessageInvoker _storage = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private readonly ConcurrentDictionary<StorageFaultKind, int> _faults = new();
    private readonly StorageFaultKind[] _kinds;
    private readonly Random _random;
    private readonly int _oneIn;
    private readonly WebApplication _app;

    private FaultyStorage(StorageFaultKind[] kinds, int oneIn, int seed)
    {
        _kinds = kinds;
        _oneIn = oneIn;
        _random = new Random(seed);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls([.. Services.Select(_ => "http://127.0.0.1:0")]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    /// <summary>The account as the app is to see it.</summary>
    public string ConnectionString { get; private set; } = "";

    public int Requests { get; private set; }

    public IReadOnlyDictionary<StorageFaultKind, int> Faults => _faults;

    /// <param name="oneIn">How many requests there are to a fault.</param>
    public static async Task<FaultyStorage> StartAsync(string connectionString, StorageFaultKind[] kinds, int oneIn, int seed)
    {
        var proxy = new FaultyStorage(kinds, oneIn, seed);
        await proxy._app.StartAsync();
        proxy.ConnectionString = proxy.Redirect(connectionString);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _storage.Dispose();
    }

    private string Redirect(string connectionString)
    {
        var parts = connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);

        foreach (var (service, url) in Services.Zip(_app.Urls))
        {
            var (real, own) = (new Uri(parts[service]), new Uri(url));
            _services.Add(own.Port, new Uri(real.GetLeftPart(UriPartial.Authority)));
            parts[service] = new Uri(own, real.AbsolutePath).AbsoluteUri;
        }

        return string.Join(';', parts.Select(part => $"{part.Key}={part.Value}"));
    }

    private async Task HandleAsync(HttpContext context)
    {
        var fault = Next();

        switch (fault)
        {
            case StorageFaultKind.Reset:
                context.Abort();
                return;
            case StorageFaultKind.TimeOut:
                await Task.Delay(Long, context.RequestAborted);
                context.Abort();
                return;
            case StorageFaultKind.InternalError:
                Refuse(context, StatusCodes.Status500InternalServerError);
                return;
            case StorageFaultKind.Busy:
                Refuse(context, StatusCodes.Status503ServiceUnavailable);
                return;
            case StorageFaultKind.Throttled:
                Refuse(context, StatusCodes.Status429TooManyRequests);
                return;
        }

        using var answer = await ForwardAsync(context);
        var body = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);

        switch (fault)
        {
            case StorageFaultKind.LostAnswer:
                context.Abort();
                return;
            case StorageFaultKind.FalseError:
                Refuse(context, StatusCodes.Status500InternalServerError);
                return;
            case StorageFaultKind.Slow:
                await Task.Delay(Late, context.RequestAborted);
                break;
        }

        await AnswerAsync(context, answer, body, fault);
    }

    private StorageFaultKind? Next()
    {
        lock (_random)
        {
            Requests++;

            if (_random.Next(_oneIn) != 0)
            {
                return null;
            }

            var fault = _kinds[_random.Next(_kinds.Length)];
            _faults.AddOrUpdate(fault, 1, (_, count) => count + 1);
            return fault;
        }
    }

    private static void Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = status == StatusCodes.Status500InternalServerError ? default : "1";
    }

    private async Task<HttpResponseMessage> ForwardAsync(HttpContext context)
    {
        // Signed: path and query go on as they came, byte for byte.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var uri = new Uri(_services[context.Connection.LocalPort].GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), uri) { Content = new ByteArrayContent(body.ToArray()) };

        foreach (var (name, values) in context.Request.Headers.Where(header => header.Key is not ("Host" or "Connection" or "Transfer-Encoding" or "Expect" or "Content-Length")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                request.Content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        return await _storage.SendAsync(request, context.RequestAborted);
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage answer, byte[] body, StorageFaultKind? fault)
    {
        context.Response.StatusCode = (int)answer.StatusCode;

        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Connection" or "Keep-Alive" or "Transfer-Encoding")))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        if (HttpMethods.IsHead(context.Request.Method) || body.Length == 0)
        {
            return;
        }

        context.Response.ContentLength = body.Length;
        var half = fault is StorageFaultKind.Truncated or StorageFaultKind.HalfSent ? body.Length / 2 : body.Length;
        await context.Response.Body.WriteAsync(body.AsMemory(0, half), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);

        if (fault == StorageFaultKind.Truncated)
        {
            context.Abort();
        }
        else if (fault == StorageFaultKind.HalfSent)
        {
            await Task.Delay(Late, context.RequestAborted);
            await context.Response.Body.WriteAsync(body.AsMemory(half), context.RequestAborted);
        }
    }
}
