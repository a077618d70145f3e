using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Ingest.LocalHost.Settings;

/// <summary>Reads <c>host.json</c>, and over it the settings <c>AzureFunctionsJobHost__section__name</c>, as the real host does. Unknown sections are left to whom they concern.</summary>
internal sealed class HostJsonReader
{
    public const string OverrideSection = "AzureFunctionsJobHost";

    private readonly IConfigurationRoot _values;
    private readonly string _path;

    private HostJsonReader(IConfigurationRoot values, string path)
    {
        _values = values;
        _path = path;
    }

    /// <exception cref="InvalidOperationException">The file is missing, of another version, or a value is out of its range.</exception>
    public static HostJson Read(string path, IConfiguration settings)
    {
        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"There is no host.json at '{path}'. Link it into the function app's output.");
        }

        try
        {
            var values = new ConfigurationBuilder()
                .AddJsonFile(Path.GetFullPath(path), optional: false, reloadOnChange: false)
                .AddInMemoryCollection(settings.GetSection(OverrideSection).AsEnumerable(makePathsRelative: true).Where(pair => pair.Value is not null))
                .Build();
            return new HostJsonReader(values, path).Read();
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidOperationException($"'{path}' is not valid JSON: {exception.InnerException?.Message ?? exception.Message}", exception);
        }
    }

    private HostJson Read()
    {
        if (_values["version"] != "2.0")
        {
            throw new InvalidOperationException($"'{_path}' must say \"version\": \"2.0\"; it says '{_values["version"] ?? "nothing"}'.");
        }

        return new HostJson
        {
            Queues = ReadQueues(),
            Blobs = ReadBlobs(),
            RoutePrefix = (_values["extensions:http:routePrefix"] ?? "api").Trim('/'),
            FunctionTimeout = ReadFunctionTimeout(),
            LogLevels = ReadLogLevels(),
        };
    }

    private QueueSettings ReadQueues()
    {
        var defaults = new QueueSettings();
        var batchSize = ReadNumber("extensions:queues:batchSize", defaults.BatchSize, 1, 32);
        return new QueueSettings
        {
            BatchSize = batchSize,
            NewBatchThreshold = ReadNumber("extensions:queues:newBatchThreshold", batchSize / 2, 0, 1000),
            MaxDequeueCount = ReadNumber("extensions:queues:maxDequeueCount", defaults.MaxDequeueCount, 1, int.MaxValue),
            MaxPollingInterval = ReadTime("extensions:queues:maxPollingInterval", defaults.MaxPollingInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromDays(1)),
            VisibilityTimeout = ReadTime("extensions:queues:visibilityTimeout", defaults.VisibilityTimeout, TimeSpan.Zero, TimeSpan.FromDays(7)),
            IsBase64 = ReadEncoding("extensions:queues:messageEncoding"),
        };
    }

    private BlobSettings ReadBlobs()
    {
        var defaults = new BlobSettings();
        return new BlobSettings
        {
            MaxDegreeOfParallelism = ReadNumber("extensions:blobs:maxDegreeOfParallelism", defaults.MaxDegreeOfParallelism, 1, 1000),
            PoisonBlobThreshold = ReadNumber("extensions:blobs:poisonBlobThreshold", defaults.PoisonBlobThreshold, 1, int.MaxValue),
        };
    }

    private TimeSpan? ReadFunctionTimeout() => _values["functionTimeout"] switch
    {
        null => new HostJson().FunctionTimeout,
        "-1" => null,
        _ => ReadTime("functionTimeout", TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromDays(10)),
    };

    private Dictionary<string, string> ReadLogLevels()
    {
        var levels = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (category, level) in _values.GetSection("logging:logLevel").AsEnumerable(makePathsRelative: true))
        {
            if (level is null || category.Length == 0)
            {
                continue;
            }

            if (!Enum.TryParse<LogLevel>(level, ignoreCase: true, out _))
            {
                throw Invalid($"logging:logLevel:{category}", level, $"one of {string.Join(", ", Enum.GetNames<LogLevel>())}");
            }

            levels[category] = level;
        }

        return levels;
    }

    private bool ReadEncoding(string key) => _values[key]?.ToUpperInvariant() switch
    {
        null or "BASE64" => true,
        "NONE" => false,
        _ => throw Invalid(key, _values[key], "base64 or none"),
    };

    private int ReadNumber(string key, int defaultValue, int min, int max)
    {
        if (_values[key] is not { } text)
        {
            return defaultValue;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value
            : throw Invalid(key, text, max == int.MaxValue ? $"a whole number of at least {min}" : $"a whole number from {min} to {max}");
    }

    private TimeSpan ReadTime(string key, TimeSpan defaultValue, TimeSpan min, TimeSpan max)
    {
        if (_values[key] is not { } text)
        {
            return defaultValue;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value
            : throw Invalid(key, text, $"a time span (hh:mm:ss) from {min:c} to {max:c}");
    }

    private InvalidOperationException Invalid(string key, string? value, string expected) =>
        new($"'{key.Replace(':', '.')}' in '{_path}' (or in a setting '{OverrideSection}__{key.Replace(":", "__", StringComparison.Ordinal)}') is '{value}'; it must be {expected}.");
}
