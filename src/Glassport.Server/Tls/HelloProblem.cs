namespace Glassport.Server.Tls;

/// <summary>Why there is no ClientHello.</summary>
internal enum HelloProblem
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>The bytes are not TLS at all.</summary>
    Clear,

    /// <summary>The connection ended first.</summary>
    Ended,

    /// <summary>It is TLS, and not a ClientHello that can be read.</summary>
    Malformed,
}
