namespace Glassport.Protocol.Listings;

/// <summary>What a dialect makes of a row.</summary>
public enum RowReading
{
    /// <summary>Not this dialect.</summary>
    Unreadable,

    /// <summary>A row that names nothing: "total 12", the heading of a directory.</summary>
    Remark,

    /// <summary>A name.</summary>
    Entry,
}
