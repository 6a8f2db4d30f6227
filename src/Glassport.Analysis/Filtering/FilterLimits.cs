namespace Glassport.Analysis.Filtering;

/// <summary>How much a filter may hold, each with its reason. What is given up at a limit is counted in <see cref="FilterCounts"/>.</summary>
public sealed record FilterLimits
{
    /// <summary>The default limits.</summary>
    public static FilterLimits Default { get; } = new();

    /// <summary>
    /// For how long packets wait for one before them that is not decided, in nanoseconds: one second. A server greets within a round trip
    /// or two; who watches the output should not have to wait longer than that.
    /// </summary>
    public long WindowTime { get; init; } = 1_000_000_000;

    /// <summary>
    /// How many bytes of packets wait in order: 1 MiB. A quiet link needs less, and on a fast one waiting costs a copy of every packet,
    /// which is cheap while they all fit a processor's cache.
    /// </summary>
    public int WindowBytes { get; init; } = 1 << 20;

    /// <summary>How many packets wait in order, for networks of small packets.</summary>
    public int WindowPackets { get; init; } = 8192;

    /// <summary>
    /// How many bytes of a connection are held until it is decided: 128 KiB, two of the largest packets of a host that merges segments.
    /// A greeting and a command have a hundred bytes, and so has the handshake of a data connection.
    /// </summary>
    public int ConnectionBytes { get; init; } = 128 << 10;

    /// <summary>How many bytes of a session's beginning are held until its user or file is named: 256 KiB, about five hundred commands and replies.</summary>
    public int SessionBytes { get; init; } = 256 << 10;

    /// <summary>How many bytes are held over all connections and sessions: 32 MiB, a thousand sessions of two hundred commands.</summary>
    public long HeldBytes { get; init; } = 32 << 20;

    /// <summary>
    /// How many sessions are followed at once: 4096, twice what the largest servers here are configured for. One takes a few kilobytes, and
    /// at most fifty when its ends do all they can.
    /// </summary>
    public int Sessions { get; init; } = 4096;
}
