namespace Glassport.Protocol.Telnet;

/// <summary>The Telnet commands met in a chunk that mean something to FTP (RFC 959 §4.1.3: they go before an ABOR).</summary>
[Flags]
public enum TelnetSignals
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>IP, interrupt process (RFC 854).</summary>
    InterruptProcess = 1,

    /// <summary>DM, the data mark of a Synch (RFC 854).</summary>
    DataMark = 2,

    /// <summary>WILL, WONT, DO or DONT: the peer negotiates options.</summary>
    Negotiation = 4,

    /// <summary>Any other Telnet command.</summary>
    Other = 8,
}
