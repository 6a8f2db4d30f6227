namespace Glassport.Protocol.Listings;

/// <summary>What a row of a listing names.</summary>
public enum ListingKind
{
    /// <summary>Something else (a device, a socket), or the row does not say.</summary>
    Other,

    /// <summary>A file.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link.</summary>
    Link,
}
