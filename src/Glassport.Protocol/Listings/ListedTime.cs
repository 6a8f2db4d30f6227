namespace Glassport.Protocol.Listings;

/// <summary>A time of a listing, placed.</summary>
/// <param name="Time">The moment: the first that the row may mean, with the server's offset, or the row's own.</param>
/// <param name="Precision">How exactly the row tells it.</param>
public readonly record struct ListedTime(DateTimeOffset Time, TimePrecision Precision);
