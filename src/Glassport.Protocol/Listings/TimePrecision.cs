namespace Glassport.Protocol.Listings;

/// <summary>How exactly a listing tells a time.</summary>
public enum TimePrecision
{
    /// <summary>The day alone.</summary>
    Day,

    /// <summary>To the minute: what follows is not known.</summary>
    Minute,

    /// <summary>To the second, or closer.</summary>
    Second,
}
