using Glassport.Protocol.Listings.Dialects;

namespace Glassport.Protocol.Listings;

/// <summary>Every dialect, one line each, the strictest first: where two can read a listing equally well, the first one does.</summary>
public static class ListingDialects
{
    /// <summary>The dialects whose rows can be recognised. One that stands here in several orders of its dates is one dialect.</summary>
    public static IReadOnlyList<IListingDialect> Recognizable { get; } =
    [
        new MlsdDialect(),
        new EplfDialect(),
        new NetWareDialect(),
        new NumericDialect(),
        new SterlingDialect(),
        new VmsDialect(),
        new PdsDialect(),
        new MvsDialect(),
        new ZvmDialect(),
        new Os400Dialect(DateOrder.MonthFirst),
        new Os400Dialect(DateOrder.DayFirst),
        new Os400Dialect(DateOrder.YearFirst),
        new NonStopDialect(),
        new Os9Dialect(),
        new WfFtpDialect(),
        new VxWorksDialect(),
        new VShellDialect(),
        new Os2Dialect(),
        new DosDialect(),
        new UnixDialect(),
    ];

    /// <summary>Bare names: reads every row, so it is asked last.</summary>
    public static IListingDialect BareNames { get; } = new NlstDialect();

    /// <summary>The names of all dialects.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Recognizable.Append(BareNames).Select(static dialect => dialect.Name).Distinct()];
}
