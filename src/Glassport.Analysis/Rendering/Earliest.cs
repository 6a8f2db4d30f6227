namespace Glassport.Analysis.Rendering;

/// <summary>Keeps the items with the lowest keys, in order of their keys, however many are offered.</summary>
/// <typeparam name="T">What is kept.</typeparam>
/// <param name="most">How many are kept.</param>
/// <param name="key">The key of an item.</param>
internal sealed class Earliest<T>(int most, Func<T, long> key)
{
    private readonly List<T> items = [];
    private bool sorted = true;

    /// <summary>The items kept, lowest key first.</summary>
    public IReadOnlyList<T> Items
    {
        get
        {
            Trim();
            return items;
        }
    }

    /// <summary>Offers an item.</summary>
    public void Offer(T item)
    {
        items.Add(item);
        sorted = false;
        if (items.Count >= 2L * most)
            Trim();
    }

    private void Trim()
    {
        if (sorted)
            return;
        items.Sort((a, b) => key(a).CompareTo(key(b)));
        if (items.Count > most)
            items.RemoveRange(most, items.Count - most);
        sorted = true;
    }
}
