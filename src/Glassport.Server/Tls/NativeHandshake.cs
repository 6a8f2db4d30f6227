namespace Glassport.Server.Tls;

/// <summary>What a handshake asks of OpenSSL beyond what SslStream can.</summary>
/// <param name="sessionContext">The identity of the control session, which sessions are only resumed within; null: not resumed.</param>
/// <param name="keyLog">Where the secrets go, or null.</param>
/// <param name="keepsTickets">No ticket is sent after the handshake (TLS 1.3).</param>
internal sealed class NativeHandshake(byte[]? sessionContext, KeyLogFile? keyLog, bool keepsTickets = false)
{
    private nint _ssl;

    /// <summary>The session id context (SSL_set_session_id_context): a session of another one is no session.</summary>
    public byte[]? SessionContext => sessionContext;

    /// <summary>Where the secrets go, or null.</summary>
    public KeyLogFile? KeyLog => keyLog;

    /// <summary>No ticket is sent after the handshake (TLS 1.3).</summary>
    public bool KeepsTickets => keepsTickets;

    /// <summary>The object is there.</summary>
    public bool HasObject => _ssl != 0;

    /// <summary>All was set in time.</summary>
    public bool IsPrepared { get; private set; }

    /// <summary>OpenSSL made an object. The last is this handshake's: where it is the process's first, .NET makes and frees others to try things.</summary>
    public void Created(nint ssl) => _ssl = ssl;

    /// <summary>OpenSSL frees an object.</summary>
    public void Freed(nint ssl)
    {
        if (_ssl == ssl)
            _ssl = 0;
    }

    /// <summary>To be called once, between the first piece of the ClientHello and its rest.</summary>
    public void Prepare() => IsPrepared = HasObject && LibSsl.Prepare(_ssl, this);

    /// <summary>Sends a ticket with what is written next, where sessions are resumed. The object must be alive, and nobody else use it.</summary>
    public void OfferTicket()
    {
        if (IsPrepared && sessionContext is not null)
            LibSsl.OfferTicket(_ssl);
    }
}
