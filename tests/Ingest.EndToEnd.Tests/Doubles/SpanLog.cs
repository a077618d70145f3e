using System.Collections;
using System.Diagnostics;

namespace Ingest.EndToEnd.Tests.Doubles;

/// <summary>The list that the exporter in memory fills while the test reads it.</summary>
internal sealed class SpanLog : ICollection<Activity>
{
    private readonly Lock _gate = new();
    private readonly List<Activity> _ended = [];

    public int Count => All().Count;

    public bool IsReadOnly => false;

    public void Add(Activity item)
    {
        lock (_gate)
        {
            _ended.Add(item);
        }
    }

    /// <summary>The spans of a trace, in the order in which they began.</summary>
    public IReadOnlyList<Activity> OfTrace(string traceId) => [.. All().Where(span => span.TraceId.ToString() == traceId).OrderBy(span => span.StartTimeUtc)];

    public IReadOnlyList<Activity> Named(string name) => [.. All().Where(span => span.DisplayName == name)];

    public void Clear() => throw new NotSupportedException();

    public bool Contains(Activity item) => All().Contains(item);

    public void CopyTo(Activity[] array, int arrayIndex) => All().CopyTo(array, arrayIndex);

    public bool Remove(Activity item) => throw new NotSupportedException();

    public IEnumerator<Activity> GetEnumerator() => All().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private List<Activity> All()
    {
        lock (_gate)
        {
            return [.. _ended];
        }
    }
}
