namespace Glassport.Protocol.Listings;

/// <summary>The order of a date that is written in numbers alone.</summary>
internal enum DateOrder
{
    /// <summary>11/26/24</summary>
    MonthFirst,

    /// <summary>26/11/24</summary>
    DayFirst,

    /// <summary>24/11/26</summary>
    YearFirst,
}
