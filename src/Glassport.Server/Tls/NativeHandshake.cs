namespace Glassport.Server.Tls;

/// <summary>What a handshake asks of OpenSSL beyond what SslStream can.</summary>
/// <param name="sessionContext">The identity of the control session, which sessions are only resumed within; null: not resumed.</param>
/// <param name="keyLog">Where the secrets go, or null.</param>
internal sealed class NativeHandshake(byte[]? sessionContext, KeyLogFile? keyLog)
{
    private nint _ssl;

    /// <summary>The session id context (SSL_set_session_id_context): a session of another one is no session.</summary>
    public byte[]? SessionContext => sessionContext;

    /// <summary>Where the secrets go, or null.</summary>
    public KeyLogFile? KeyLog => keyLog;

    /// <summary>All was set in time.</summary>
    public bool IsPrepared { get; private set; }

    /// <summary>OpenSSL made the object of this handshake.</summary>
    public void Created(nint ssl)
    {
        if (_ssl == 0)
            _ssl = ssl;
    }

    /// <summary>To be called once, between the first piece of the ClientHello and its rest.</summary>
    public void Prepare() => IsPrepared = _ssl != 0 && LibSsl.Prepare(_ssl, this);
}
