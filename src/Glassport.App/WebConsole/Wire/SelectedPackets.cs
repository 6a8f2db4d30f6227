using Glassport.Analysis.Display;
using Glassport.Analysis.Model;

namespace Glassport.App.WebConsole.Wire;

/// <summary>The packets that fit the filters asked for last. A table that grows is looked at from where it ended before.</summary>
internal sealed class SelectedPackets
{
    private const int MostFilters = 8;

    private readonly LinkedList<Entry> entries = new();

    /// <summary>The packets of the table that fit; null takes all.</summary>
    public Selection Of(PacketTable table, DisplayFilter? filter)
    {
        int count = table.Count;
        if (filter is null)
            return new(null, count);
        lock (entries)
        {
            Entry? entry = entries.FirstOrDefault(one => one.Filter.Text == filter.Text && one.Table == table);
            if (entry is null)
                entry = new(table, filter);
            else
                entries.Remove(entry);
            entries.AddFirst(entry);
            if (entries.Count > MostFilters)
                entries.RemoveLast();
            filter.Select(table, entry.Looked, count, entry.Numbers);
            entry.Looked = count;
            return new(entry.Numbers, count);
        }
    }

    /// <summary>Packets that fit.</summary>
    /// <param name="Numbers">Their numbers in order; null for all.</param>
    /// <param name="Packets">How many packets there are.</param>
    internal readonly record struct Selection(List<int>? Numbers, int Packets)
    {
        /// <summary>How many fit.</summary>
        public int Count => Numbers?.Count ?? Packets;

        /// <summary>The number of one of them.</summary>
        public int this[int index] => Numbers is null ? index + 1 : Numbers[index];
    }

    private sealed record Entry(PacketTable Table, DisplayFilter Filter)
    {
        public List<int> Numbers { get; } = [];

        public int Looked { get; set; }
    }
}
