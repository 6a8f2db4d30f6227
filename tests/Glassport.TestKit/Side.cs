namespace Glassport.TestKit;

/// <summary>One side of a TCP connection.</summary>
internal enum Side
{
    /// <summary>The side that sent the SYN.</summary>
    Opener,

    /// <summary>The side that answered it.</summary>
    Acceptor,
}
