using System.Globalization;

namespace Glassport.Lab.Seats;

/// <summary>The ports that a client tells the server in active mode, one after the other, and from the first again.</summary>
/// <param name="range">A range such as 49194-49195.</param>
internal sealed class ActivePorts(string range)
{
    private readonly int first = int.Parse(range.Split('-')[0], CultureInfo.InvariantCulture);
    private readonly int last = int.Parse(range.Split('-')[1], CultureInfo.InvariantCulture);
    private int taken;

    /// <summary>Those of a scenario whose client is in active mode, or null when the system chooses.</summary>
    public static ActivePorts? Of(Seat seat) => seat.Scenario.Client is { Active: true, ActivePorts: { } range } ? new(range) : null;

    /// <summary>The next.</summary>
    public string Next() => (first + (taken++ % (last - first + 1))).ToString(CultureInfo.InvariantCulture);
}
