using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Core;
using Ingest.Language.Protocol;

namespace Ingest.Language;

/// <summary>One request for entities. No retries here. Thread-safe.</summary>
internal sealed class LanguageClient : IDisposable
{
    private const string ApiVersion = "2024-11-01";
    private static readonly TokenRequestContext Scope = new(["https://cognitiveservices.azure.com/.default"]);

    private readonly HttpClient _http;
    private readonly LanguageOptions _options;
    private readonly TokenCredential? _credential;
    private readonly TimeProvider _time;
    private readonly Uri _address;

    /// <param name="options">Validated.</param>
    /// <param name="credential">Used where the options have no key; it caches its tokens.</param>
    /// <param name="time">Reads a Retry-After that is a date.</param>
    public LanguageClient(LanguageOptions options, TokenCredential? credential, TimeProvider time)
    {
        _options = options;
        _credential = credential;
        _time = time;
        _address = new Uri(options.Endpoint!, $"/language/:analyze-text?api-version={ApiVersion}");

        // No redirects: content goes to the address that was set and nowhere else. The lifetime lets changes of DNS through.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <exception cref="LanguageServiceException">The service refused, failed, or said what is no answer.</exception>
    /// <exception cref="HttpRequestException">It was not reached.</exception>
    public async Task<EntityResults> RecognizeAsync(IReadOnlyList<InputDocument> documents, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address);
        var body = new AnalyzeTextRequest("EntityRecognition", new AnalyzeTextParameters(_options.ModelVersion, "Utf16CodeUnit", LoggingOptOut: true), new AnalysisInput(documents));

        request.Content = JsonContent.Create(body, LanguageJsonContext.Default.AnalyzeTextRequest);
        await AuthorizeAsync(request.Headers, cancellationToken).ConfigureAwait(false);

        using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);

        if (!response.IsSuccessStatusCode)
        {
            throw new LanguageServiceException($"The language service answered {(int)response.StatusCode}.") { Status = response.StatusCode, RetryAfter = RetryAfter(response.Headers.RetryAfter) };
        }

        return await ReadAsync(response, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _http.Dispose();

    private static async Task<EntityResults> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await response.Content.ReadFromJsonAsync(LanguageJsonContext.Default.AnalyzeTextResponse, cancellationToken).ConfigureAwait(false);
            return answer?.Results ?? throw new LanguageServiceException("The language service answered without results.");
        }
        catch (JsonException exception)
        {
            throw new LanguageServiceException("The language service answered what is no JSON of its protocol.", exception);
        }
    }

    private async Task AuthorizeAsync(HttpRequestHeaders headers, CancellationToken cancellationToken)
    {
        if (_options.Key is { Length: > 0 } key)
        {
            headers.Add("Ocp-Apim-Subscription-Key", key);
        }
        else if (_credential is not null)
        {
            var token = await _credential.GetTokenAsync(Scope, cancellationToken).ConfigureAwait(false);
            headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        }
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? value) => value?.Delta ?? (value?.Date is { } date ? date - _time.GetUtcNow() : null);
}
