using System.Net.Security;

namespace Glassport.Client.Tls;

/// <summary>A connection that TLS protects.</summary>
/// <param name="ssl">The protection.</param>
/// <param name="tap">What is below it.</param>
/// <param name="facts">What was agreed on.</param>
internal sealed class TlsConnection(SslStream ssl, HandshakeTap tap, TlsFacts facts)
{
    /// <summary>What was agreed on.</summary>
    public TlsFacts Facts => facts;

    /// <summary>The bytes inside.</summary>
    public Stream Stream => ssl;

    /// <summary>Once reading has come to its end: whether the peer said that it was the end (close_notify).</summary>
    public bool EndedProperly => !tap.IsAtEnd;

    /// <summary>Says that no more comes.</summary>
    public Task CloseNotifyAsync() => ssl.ShutdownAsync();
}
