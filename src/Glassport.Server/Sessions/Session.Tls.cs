using Glassport.Server.Data;
using Glassport.Server.Records;
using Glassport.Server.Tls;

namespace Glassport.Server.Sessions;

/// <summary>TLS of a session.</summary>
internal sealed partial class Session
{
    /// <summary>What data connections are bound to; null in the clear.</summary>
    public TlsControlSession? TlsSession { get; private set; }

    /// <summary>PBSZ was said (RFC 4217 §9: before PROT).</summary>
    public bool HasBufferSize { get; set; }

    /// <summary>Takes the handshake of the control connection.</summary>
    /// <returns>False when it failed: the connection is of no use any more.</returns>
    public async ValueTask<bool> ProtectControlAsync()
    {
        if (Site.Tls is not { } tls)
            return false;
        var outcome = await tls.AcceptControlAsync(Control.OpenTransport(), CancellationToken.None).ConfigureAwait(false);
        if (!outcome.Succeeded)
        {
            Server.Log.TlsFailed(Id, "control", new(outcome.Failure.English));
            return false;
        }

        Server.Metrics.Handshake(isData: false, outcome.Stream.Facts.Resumed);
        TlsSession = outcome.Session;
        Control.Protect(outcome.Stream);
        return true;
    }

    /// <summary>Takes the handshake of a data connection.</summary>
    /// <param name="data">The data connection.</param>
    /// <param name="isUpload">Whether the client will send.</param>
    /// <returns>Null, or the reply that ends the transfer.</returns>
    public async ValueTask<Reply?> ProtectDataAsync(DataConnection data, bool isUpload)
    {
        if (Site.Tls is not { } tls || TlsSession is not { } control)
            return new(522, "There is no TLS on the control connection that data connections could follow.", "控制连接没有 TLS，数据连接无法加密。");
        var outcome = await tls.AcceptDataAsync(data.OpenTransport(), control, isUpload, CancellationToken.None).ConfigureAwait(false);
        if (!outcome.Succeeded)
        {
            Server.Log.TlsFailed(Id, "data", new(outcome.Failure.English));
            Server.Metrics.DataConnectionFailed("tls");
            data.Abort();
            return new(522, outcome.Failure.English, outcome.Failure.Chinese);
        }

        Server.Metrics.Handshake(isData: true, outcome.Stream.Facts.Resumed);
        data.Protect(outcome.Stream);
        return null;
    }
}
