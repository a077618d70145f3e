using Microsoft.Extensions.Logging;

namespace Ingest.LocalHost.Storage;

/// <summary>Says once when storage fails and once when it is back, however many loops notice.</summary>
internal sealed partial class StorageHealth(ILogger<StorageHealth> logger)
{
    private readonly Lock _lock = new();
    private readonly HashSet<object> _failing = [];

    public void Failed(object source, string activity, Exception exception)
    {
        var reason = exception.Message.Split('\n')[0].TrimEnd();
        bool isFirst;
        lock (_lock)
        {
            isFirst = _failing.Count == 0;
            _failing.Add(source);
        }

        if (isFirst)
        {
            Log.Failed(logger, activity, reason);
            Log.Cause(logger, exception);
        }
        else
        {
            Log.FailedToo(logger, activity, reason);
        }
    }

    public void Succeeded(object source)
    {
        // Read without the lock: nearly every call finds nothing failing, and a stale answer only delays the message.
        if (_failing.Count == 0)
        {
            return;
        }

        lock (_lock)
        {
            if (!_failing.Remove(source) || _failing.Count > 0)
            {
                return;
            }
        }

        Log.Recovered(logger);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Storage failed while {Activity}: {Reason} It will be tried again until it answers")]
        public static partial void Failed(ILogger logger, string activity, string reason);

        [LoggerMessage(Level = LogLevel.Debug, Message = "The first failure of the outage")]
        public static partial void Cause(ILogger logger, Exception exception);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Storage failed while {Activity}: {Reason}")]
        public static partial void FailedToo(ILogger logger, string activity, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "Storage answered again")]
        public static partial void Recovered(ILogger logger);
    }
}
