using System.Diagnostics.Metrics;

namespace Glassport.App.Operations;

/// <summary>One instrument's values, by tags.</summary>
/// <param name="instrument">The instrument.</param>
/// <param name="isCounter">Measurements are added up; else the latest counts.</param>
/// <param name="bounds">For a histogram, the upper ends of its buckets; else null.</param>
internal sealed class MetricSeries(Instrument instrument, bool isCounter, IReadOnlyList<double>? bounds)
{
    private readonly Lock gate = new();
    private readonly Dictionary<TagSet, MetricCell> cells = [];

    /// <summary>The instrument.</summary>
    public Instrument Instrument => instrument;

    /// <summary>Measurements are added up.</summary>
    public bool IsCounter => isCounter;

    /// <summary>For a histogram, the upper ends of its buckets; else null.</summary>
    public IReadOnlyList<double>? Bounds => bounds;

    /// <summary>Takes a measurement.</summary>
    /// <param name="value">The value.</param>
    /// <param name="tags">Its tags.</param>
    public void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        TagSet key = TagSet.Of(tags);
        lock (gate)
        {
            if (!cells.TryGetValue(key, out var cell))
                cells[key] = cell = new(bounds is null ? [] : new long[bounds.Count + 1]);
            if (bounds is not null)
            {
                int bucket = 0;
                while (bucket < bounds.Count && value > bounds[bucket])
                    bucket++;
                cell.Buckets[bucket]++;
                cell.Sum += value;
            }
            else
            {
                cell.Sum = isCounter ? cell.Sum + value : value;
            }
        }
    }

    /// <summary>The values of this moment.</summary>
    public IReadOnlyList<(TagSet Tags, double Sum, long[] Buckets)> Snapshot()
    {
        lock (gate)
            return [.. cells.Select(static entry => (entry.Key, entry.Value.Sum, (long[])entry.Value.Buckets.Clone()))];
    }

    private sealed class MetricCell(long[] buckets)
    {
        public long[] Buckets => buckets;

        public double Sum { get; set; }
    }
}
