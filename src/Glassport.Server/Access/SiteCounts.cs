namespace Glassport.Server.Access;

/// <summary>The sessions of one site. The lock of <see cref="ConnectionCounts"/> guards it.</summary>
internal sealed class SiteCounts
{
    /// <summary>Sessions by client address.</summary>
    public Dictionary<AddressKey, int> Addresses { get; } = [];

    /// <summary>Sessions by user.</summary>
    public Dictionary<string, int> Users { get; } = new(StringComparer.Ordinal);

    /// <summary>All sessions.</summary>
    public int Sessions { get; set; }
}
