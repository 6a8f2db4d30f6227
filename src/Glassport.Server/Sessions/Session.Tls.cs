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
        var transport = Control.OpenTransport();
        transport.AcknowledgesAtOnce = true;
        var outcome = await tls.AcceptControlAsync(transport, Ends.Client.Address, CancellationToken.None).ConfigureAwait(false);
        transport.AcknowledgesAtOnce = false;
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

    /// <summary>Agrees on a data connection. The reply that says so brings a session ticket where it will be protected.</summary>
    /// <param name="channel">The data connection.</param>
    public void Agree(DataChannel channel)
    {
        Setup.Agree(channel);
        // While lines wait that came during a transfer, the control connection is being read; then the client does with what it has.
        if (Setup.IsProtected && pendingRead is not { IsCompleted: false })
            Control.OfferTicket();
    }

    /// <summary>Takes the handshake of a data connection.</summary>
    /// <param name="data">The data connection.</param>
    /// <param name="isUpload">Whether the client will send.</param>
    /// <returns>Null, or the reply that ends the transfer.</returns>
    public async ValueTask<Reply?> ProtectDataAsync(DataConnection data, bool isUpload)
    {
        if (Site.Tls is not { } tls || TlsSession is not { } control)
            return new(522, "There is no TLS on the control connection that data connections could follow.", "控制连接没有 TLS，数据连接无法加密。");
        bool givesTickets = !Control.IsSecure && !isUpload;
        var transport = data.OpenTransport();
        transport.AcknowledgesAtOnce = true;
        var outcome = await tls.AcceptDataAsync(transport, control, givesTickets, CancellationToken.None).ConfigureAwait(false);
        transport.AcknowledgesAtOnce = false;
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
