namespace Glassport.Server.Settings;

/// <summary>A range of TCP ports.</summary>
/// <param name="First">The lowest.</param>
/// <param name="Last">The highest, at least <paramref name="First"/>.</param>
public readonly record struct PortRange(int First, int Last)
{
    /// <summary>How many ports there are.</summary>
    public int Count => Last - First + 1;

    /// <summary>Reads <c>50000-50100</c> or <c>50000</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="range">The range.</param>
    /// <returns>False when it is no range of ports from 1 to 65535.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out PortRange range)
    {
        range = default;
        int dash = text.IndexOf('-');
        var first = dash < 0 ? text : text[..dash];
        var last = dash < 0 ? text : text[(dash + 1)..];
        if (!ushort.TryParse(first.Trim(), out ushort low) || !ushort.TryParse(last.Trim(), out ushort high) || low == 0 || high < low)
            return false;
        range = new(low, high);
        return true;
    }

    /// <summary><c>50000-50100</c>.</summary>
    public override string ToString() => First == Last ? First.ToString(System.Globalization.CultureInfo.InvariantCulture) : $"{First}-{Last}";
}
