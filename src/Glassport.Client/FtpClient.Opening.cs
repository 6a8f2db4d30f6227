using System.Net.Sockets;
using Glassport.Client.Data;

namespace Glassport.Client;

/// <content>How a transfer begins: its command, the answer to it, the data connection and its TLS.</content>
public sealed partial class FtpClient
{
    // ftp-srv gives up after 5 s.
    private static readonly TimeSpan HandshakePatience = TimeSpan.FromSeconds(1.5);

    private bool handshakesFirst;

    // Some servers (ftp-srv) answer only when the handshake on a connection that stands is over; others (pyftpdlib) reset it when the ClientHello
    // comes before their answer. So the handshake waits for the answer, for a while, and for a server of the first kind no second time.
    private async Task<(ServerReply Reply, Task<DataConnection>? Opening)> BeginAsync(
        DataChannel channel, string command, Patience stall, CancellationToken cancellationToken)
    {
        var giving = GiveAsync(channel, command, cancellationToken);
        var opening = protectsData && !channel.IsActive && (handshakesFirst || await IsSilentAsync(giving, cancellationToken).ConfigureAwait(false))
            ? OpenAsync(channel, stall) : null;
        try
        {
            var reply = await giving.ConfigureAwait(false);
            handshakesFirst |= opening is { IsCompletedSuccessfully: true };
            // Some servers say 226 with nothing before it when there is little to send.
            if (reply.IsPreliminary || EndsTransfer(reply))
                return (reply, opening);
            // A refusal of the handshake is told behind it: until it is over, who refused whom is not known.
            if (reply.Code is 425 or 522)
                stall.Renew(DrainPatience);
            else
                stall.End();
            throw Failed(command, reply, await GiveUpAsync(opening).ConfigureAwait(false));
        }
        catch
        {
            stall.End();
            await GiveUpAsync(opening).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<bool> IsSilentAsync(Task giving, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var patience = Task.Delay(HandshakePatience, options.Time, waiting.Token);
        bool isSilent = await Task.WhenAny(giving, patience).ConfigureAwait(false) == patience && !cancellationToken.IsCancellationRequested;
        await waiting.CancelAsync().ConfigureAwait(false);
        return isSilent;
    }

    /// <returns>What was wrong with the server's certificate, or null.</returns>
    private static async Task<Exception?> GiveUpAsync(Task<DataConnection>? opening)
    {
        try
        {
            if (opening is not null)
                (await opening.ConfigureAwait(false)).Dispose();
            return null;
        }
        catch (Exception failure) when (failure is FtpException or IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            return failure is FtpException { Kind: FailureKind.Certificate } ? failure : null;
        }
    }

    // A server that cannot connect to the client often says so only after a minute or more: until then it is silent.
    private async Task<ServerReply> GiveAsync(DataChannel channel, string command, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(command, cancellationToken).ConfigureAwait(false);
            return await ReceiveAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (FtpException silence) when (channel.IsActive && silence is { Kind: FailureKind.ConnectionLost, InnerException: OperationCanceledException })
        {
            throw new FtpException(FailureKind.DataConnection, $"{silence.Message} No connection from it has arrived at {channel.Local}.", inner: silence);
        }
    }

    private async Task<DataConnection> OpenAsync(DataChannel channel, Patience stall)
    {
        var data = await channel.OpenAsync(peer.Address, stall.Token).ConfigureAwait(false);
        try
        {
            options.Watch?.Invoke(new SessionEvent.DataOpened(data.Server, data.Client));
            if (!protectsData)
                return data;
            var connection = await HandshakeAsync(data.Transport, stall.Token).ConfigureAwait(false);
            data.Protect(connection);
            NoteTicket(connection.Facts);
            options.Watch?.Invoke(new SessionEvent.Secured(connection.Facts, IsData: true));
            return data;
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }
}
