namespace Glassport.Client;

/// <summary>What two copies of a file were found to have in common.</summary>
public enum Verification
{
    /// <summary>A hash that the server computed: they are equal.</summary>
    Hash,

    /// <summary>The size only: the server computes no hashes.</summary>
    Size,

    /// <summary>Nothing: the server tells neither.</summary>
    Unknown,
}
