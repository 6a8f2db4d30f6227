namespace Glassport.Client;

/// <content>
/// A session whose data connections cannot resume its TLS session any more. A ticket of TLS 1.3 is good for one connection (RFC 8446, C.4), and
/// SslStream keeps one for a name. ProFTPD gives no other on a connection that was itself resumed and carried an upload: the next data connection
/// has nothing to resume with, and is refused. A session of TLS 1.2 can be resumed again and again.
/// </content>
public sealed partial class FtpClient
{
    private Func<LoginSecret, CancellationToken, ValueTask<string?>>? secrets;

    // The handshake of the data connection that was made last was a whole one, under a version whose tickets run out.
    private bool isOutOfTickets;

    private static Func<LoginSecret, CancellationToken, ValueTask<string?>> AskedOnce(Func<LoginSecret, CancellationToken, ValueTask<string?>> secret)
    {
        Dictionary<LoginSecret, string?> given = [];
        return async (which, token) =>
        {
            if (!given.TryGetValue(which, out string? answer))
                given[which] = answer = await secret(which, token).ConfigureAwait(false);
            return answer;
        };
    }

    private void NoteTicket(TlsFacts data) => isOutOfTickets = options.ResumesTls && data is { IsResumed: false, Version: "TLS 1.3" };

    // 425 is what ProFTPD and FileZilla Server say, 522 (RFC 2428 §2 has it for another lack) what vsftpd says.
    private bool IsForWantOfTickets(FtpException failure) => isOutOfTickets && !isLost && secrets is not null && failure.Reply is { Code: 425 or 522 };

    // Logs in again on another control connection, which brings the tickets of another TLS session, or one of TLS 1.2 where that is allowed. Half of
    // that is no session to go on with: it may be in the clear, or in another directory.
    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        options.Watch?.Invoke(new SessionEvent.Warning($"{Address.Host} wants data connections to resume the TLS session and has given no ticket for it: logging in again."));
        char agreed = type;
        string directory = await WorkingDirectoryAsync(cancellationToken).ConfigureAwait(false);
        await QuitAsync(cancellationToken).ConfigureAwait(false);
        await control.DisposeAsync().ConfigureAwait(false);

        var socket = await DialAsync(Address, options, dialer, cancellationToken).ConfigureAwait(false);
        (control, peer, local) = Take(socket, Address, control.Encoding);
        tls = new(options.Trust.LowestVersion > 12 ? options : options with { Trust = options.Trust with { HighestVersion = 12 } }, Address.Site, Address.Host);
        (isLost, isOutOfTickets, type) = (false, false, default);
        failedWays.Clear();
        try
        {
            await BeginAsync(cancellationToken).ConfigureAwait(false);
            await LoginAsync(User!, secrets!, cancellationToken).ConfigureAwait(false);
            if (features is not null)
                await ChooseUtf8Async(features, cancellationToken).ConfigureAwait(false);
            await ChangeDirectoryAsync(directory, cancellationToken).ConfigureAwait(false);
            if (agreed != default)
                await UseTypeAsync(agreed, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            isLost = true;
            throw;
        }
    }
}
