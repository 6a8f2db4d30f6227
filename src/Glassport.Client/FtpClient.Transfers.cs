using System.Net.Sockets;
using Glassport.Client.Data;
using Glassport.Client.Transfers;

namespace Glassport.Client;

/// <content>Transfers.</content>
public sealed partial class FtpClient
{
    // After Ctrl-C a person waits no longer than this for the server to agree.
    private static readonly TimeSpan AbortPatience = TimeSpan.FromSeconds(5);

    // A server may be done before its last bytes have been read here.
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(5);

    private char type;
    private long? announcedSize;

    // What differs between transfers: the command and where it begins; how content moves; whether all that is wanted has come; whether it can
    // begin once more, because nothing has moved yet that could not be moved again; and whether it can when the connection was refused for want of
    // a ticket, of which the server has read nothing.
    private sealed record Movement(
        string Command, long Offset, bool IsUpload, Func<DataConnection, Patience, Task> MoveAsync, Func<bool> IsEnough, Func<bool> CanRepeat, Func<bool> CanRenew);

    /// <summary>Fetches a file.</summary>
    /// <param name="path">The file's path on the server.</param>
    /// <param name="target">Where its bytes go, from where the stream stands.</param>
    /// <param name="request">How.</param>
    /// <param name="cancellationToken">Ends the transfer; the session goes on when the server plays along.</param>
    /// <exception cref="FtpException">NoSuchFile, Refused, DataConnection, TransferCut, LocalDisk, ConnectionLost.</exception>
    public async Task<TransferReport> DownloadAsync(string path, Stream target, TransferRequest request, CancellationToken cancellationToken)
    {
        await UseTypeAsync(request.IsText ? 'A' : 'I', cancellationToken).ConfigureAwait(false);
        long moved = 0;
        bool properly = true;
        bool isEnough = false;
        var counted = request with
        {
            Progress = at =>
            {
                moved = at - request.Offset;
                request.Progress?.Invoke(at);
            },
        };
        Movement movement = new(
            $"RETR {path}",
            request.Offset,
            IsUpload: false,
            async (data, stall) =>
            {
                await Content.PullAsync(data, target, counted, options, stall).ConfigureAwait(false);
                isEnough = moved == request.Length || IsTooMuch(request, moved);
                properly = data.EndedProperly;
            },
            () => isEnough,
            () => moved == 0,
            () => moved == 0);
        var report = await TransferAsync(movement, cancellationToken).ConfigureAwait(false);
        if (IsTooMuch(request, moved))
            throw Cut($"{path}: more than the {request.ExpectedSize} bytes came that the file is said to have", report.Reply);
        if (request is { ExpectedSize: { } size, IsText: false, Length: null } && request.Offset + moved != size)
            throw Cut($"{path}: {request.Offset + moved} bytes came of {size}, though the server says '{report.Reply}'", report.Reply);
        if (request is { ExpectedSize: null, IsText: false, Length: null, Offset: 0 } && moved < announcedSize)
            throw Cut($"{path}: {moved} bytes came of {announcedSize} that the server announced, though it says '{report.Reply}'", report.Reply);
        if (!properly && request.ExpectedSize is null)
            throw Cut($"{path}: the connection ended without the close_notify by which TLS says that nothing is missing", report.Reply);
        return report with { Bytes = moved };
    }

    /// <summary>Stores a file.</summary>
    /// <param name="source">Its bytes, from where the stream stands.</param>
    /// <param name="path">The file's path on the server.</param>
    /// <param name="request">How.</param>
    /// <param name="cancellationToken">Ends the transfer; the session goes on when the server plays along.</param>
    /// <exception cref="FtpException">Refused, DataConnection, TransferCut, LocalDisk, ConnectionLost.</exception>
    public async Task<TransferReport> UploadAsync(Stream source, string path, TransferRequest request, CancellationToken cancellationToken)
    {
        await UseTypeAsync(request.IsText ? 'A' : 'I', cancellationToken).ConfigureAwait(false);
        long moved = 0;
        bool hasBegun = false;
        long? start = source.CanSeek ? source.Position : null;
        Movement movement = new(
            $"{(request.Appends ? "APPE" : "STOR")} {path}",
            request.Offset,
            IsUpload: true,
            async (data, stall) =>
            {
                hasBegun = true;
                // The server may have refused the connection after some had been sent: another begins with the first byte again.
                if (start is { } first)
                    source.Position = first;
                moved = await Content.PushAsync(source, data, request, options, stall).ConfigureAwait(false);
            },
            static () => false,
            // What was appended stays, and would be appended once more.
            () => !hasBegun || (start is not null && !request.Appends),
            () => !hasBegun || start is not null);
        var report = await TransferAsync(movement, cancellationToken).ConfigureAwait(false);
        return report with { Bytes = moved };
    }

    /// <summary>Fetches what a command lists: LIST, NLST, MLSD.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    private async Task<byte[]> FetchListingAsync(string command, CancellationToken cancellationToken)
    {
        using MemoryStream rows = new();
        Movement movement = new(
            command,
            Offset: 0,
            IsUpload: false,
            (data, stall) => Content.PullAsync(data, rows, new() { Length = Protocol.Limits.ListingBytes }, options, stall),
            () => rows.Length == Protocol.Limits.ListingBytes,
            () => rows.Length == 0,
            () => rows.Length == 0);
        try
        {
            await TransferAsync(movement, cancellationToken).ConfigureAwait(false);
        }
        catch (FtpException failure) when (failure.Reply is { Code: 450 or 550 } refusal && refusal.Text.Contains("no files", StringComparison.OrdinalIgnoreCase))
        {
            // How wu-ftpd and its like say that a directory is empty.
            return [];
        }

        // What is missing from a listing would be taken for deleted.
        return rows.Length < Protocol.Limits.ListingBytes
            ? rows.ToArray()
            : throw new FtpException(FailureKind.Protocol, $"{Address.Host} answers {command} with more than {Protocol.Limits.ListingBytes >> 20} MiB: no directory is so long.");
    }

    /// <summary>Agrees on a representation type (RFC 959 §3.1.1), when it is not the one agreed on already.</summary>
    /// <param name="wanted"><c>I</c> for bytes as they are, <c>A</c> for text.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FtpException">Refused.</exception>
    public async Task UseTypeAsync(char wanted, CancellationToken cancellationToken)
    {
        if (type == wanted)
            return;
        var reply = await AskAsync($"TYPE {wanted}", cancellationToken).ConfigureAwait(false);
        if (!reply.IsDone)
            throw Refusal(FailureKind.Refused, $"{Address.Host} does not take TYPE {wanted}: {reply}", reply);
        type = wanted;
    }

    // A way that fails only once the command was given (425) leaves the others to be tried, as long as nothing has moved.
    private async Task<TransferReport> TransferAsync(Movement movement, CancellationToken cancellationToken)
    {
        bool isRenewed = false;
        while (true)
        {
            isOutOfTickets = false;
            using var channel = await AgreeAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await TransferAsync(channel, movement, cancellationToken).ConfigureAwait(false);
            }
            catch (FtpException failure) when (!isRenewed && movement.CanRenew() && IsForWantOfTickets(failure))
            {
                isRenewed = true;
                await RenewAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (FtpException failure) when (failure.Kind == FailureKind.DataConnection && movement.CanRepeat())
            {
                Forget(channel.Way, failure.Message);
                if (isLost || Mode != DataMode.Auto || Ways().All(failedWays.Contains))
                    throw;
            }
        }
    }

    private async Task<TransferReport> TransferAsync(DataChannel channel, Movement movement, CancellationToken cancellationToken)
    {
        long began = options.Time.GetTimestamp();
        if (movement.Offset > 0)
            await RestartAtAsync(movement.Offset, cancellationToken).ConfigureAwait(false);
        using Patience stall = new(options.ReplyTimeout + options.StallTimeout, options.Time, cancellationToken);
        var (reply, opening) = await BeginAsync(channel, movement.Command, stall, cancellationToken).ConfigureAwait(false);
        announcedSize = AnnouncedSize.In(reply);

        using CancellationTokenSource listening = new();
        ClosingReply closing = new(control, options.Watch);
        var last = reply.IsPreliminary ? closing.ReadAsync(listening.Token) : Task.FromResult<ServerReply?>(reply);
        try
        {
            stall.Renew(options.StallTimeout);
            var moving = MoveAsync(opening ?? OpenAsync(channel, stall), movement, closing, stall, cancellationToken);
            // A refusal ends the wait for a connection, or for bytes, that will not come.
            if (await Task.WhenAny(moving, last).ConfigureAwait(false) == last)
            {
                if (!IsGood(last))
                    stall.End();
                else if (!movement.IsUpload)
                    stall.Renew(DrainPatience < options.StallTimeout ? DrainPatience : options.StallTimeout);
            }

            var failure = await moving.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            bool isCutByChoice = failure is null && movement.IsEnough();
            var final = isCutByChoice
                ? await AbortAsync(last).ConfigureAwait(false)
                : await LastWordAsync(last, closing, failure, cancellationToken).ConfigureAwait(false);
            if (!isCutByChoice && (failure is not null || !EndsTransfer(final)))
                throw Failed(movement.Command, final, failure);
            Remember(channel.Way);
            return new(0, final, channel.Way, options.Time.GetElapsedTime(began));
        }
        catch (Exception failure) when (failure is FtpException { Kind: FailureKind.LocalDisk } || (failure is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            await AbortAsync(last).ConfigureAwait(false);
            throw;
        }
        finally
        {
            isLost |= !last.IsCompleted;
            await listening.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task RestartAtAsync(long offset, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(FormattableString.Invariant($"REST {offset}"), cancellationToken).ConfigureAwait(false);
        if (!reply.IsIntermediate)
            throw Refusal(FailureKind.Refused, $"{Address.Host} cannot go on in the middle of a file (REST): {reply}", reply);
    }

    /// <returns>What went wrong with the data connection, or null. What goes wrong on this machine's disk is thrown.</returns>
    private async Task<Exception?> MoveAsync(
        Task<DataConnection> opening, Movement movement, ClosingReply closing, Patience stall, CancellationToken cancellationToken)
    {
        try
        {
            using var data = await opening.ConfigureAwait(false);
            using CancellationTokenSource awake = new();
            var keepingAlive = KeepAliveAsync(closing, awake.Token);
            try
            {
                await movement.MoveAsync(data, stall).ConfigureAwait(false);
                if (movement.IsUpload)
                    await FinishAsync(data, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await awake.CancelAsync().ConfigureAwait(false);
                await keepingAlive.ConfigureAwait(false);
            }

            return null;
        }
        catch (FtpException failure) when (failure.Kind is FailureKind.Tls or FailureKind.Certificate)
        {
            return failure;
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            return failure;
        }
    }

    private async Task FinishAsync(DataConnection data, CancellationToken cancellationToken)
    {
        await data.FinishAsync().ConfigureAwait(false);
        using Patience drain = new(DrainPatience, options.Time, cancellationToken);
        await data.DrainAsync(drain.Token).ConfigureAwait(false);
    }

    private async Task KeepAliveAsync(ClosingReply closing, CancellationToken cancellationToken)
    {
        if (options.KeepAlive <= TimeSpan.Zero)
            return;
        try
        {
            while (true)
            {
                await Task.Delay(options.KeepAlive, options.Time, cancellationToken).ConfigureAwait(false);
                closing.ExpectNoop();
                options.Watch?.Invoke(new SessionEvent.Command("NOOP"));
                await control.SendAsync("NOOP", CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The transfer is over, or the connection is: its reply, or the want of it, tells.
        }
    }

    private async Task<ServerReply> LastWordAsync(Task<ServerReply?> last, ClosingReply closing, Exception? failure, CancellationToken cancellationToken)
    {
        using Patience patience = new(options.ReplyTimeout, options.Time, cancellationToken);
        try
        {
            var final = await last.WaitAsync(patience.Token).ConfigureAwait(false);
            await closing.SettleAsync(patience.Token).ConfigureAwait(false);
            return final ?? throw Lost($"{Address.Host} ended the session instead of saying how the transfer went.", failure);
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            throw Lost($"The connection to {Address.Host} broke before it said how the transfer went.", broken);
        }
        catch (FtpException)
        {
            isLost = true;
            throw;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            isLost = true;
            throw Cut(FormattableString.Invariant($"{Address.Host} did not say within {options.ReplyTimeout.TotalSeconds:0} s how the transfer went"), null, failure);
        }
    }

    // RFC 959 §4.1.3: the transfer's own reply comes first, then that to ABOR.
    private async Task<ServerReply> AbortAsync(Task<ServerReply?> last)
    {
        using Patience patience = new(AbortPatience, options.Time, CancellationToken.None);
        ServerReply given = new(426, ["426 Given up."]);
        try
        {
            await SendAsync("ABOR", patience.Token).ConfigureAwait(false);
            await last.WaitAsync(patience.Token).ConfigureAwait(false);
            return await ReceiveAsync(patience.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is FtpException or OperationCanceledException or IOException)
        {
            isLost = true;
            return given;
        }
    }

    private static bool IsGood(Task<ServerReply?> last) => last.IsCompletedSuccessfully && last.Result is { } reply && EndsTransfer(reply);

    // Another 2yz belongs to another command: the replies are out of step (RFC 959 §5.4).
    private static bool EndsTransfer(ServerReply reply) => reply.Code is 226 or 250;

    private static bool IsTooMuch(TransferRequest request, long moved) =>
        request is { ExpectedSize: { } size, IsText: false, Length: null } && request.Offset + moved > size;

    private FtpException Failed(string command, ServerReply reply, Exception? failure)
    {
        if (failure is FtpException { Kind: FailureKind.Tls or FailureKind.Certificate } tlsFailure)
            return new(tlsFailure.Kind, reply.IsDone ? tlsFailure.Message : $"{tlsFailure.Message} The server says: {reply}", reply, tlsFailure);
        string[] words = command.Split(' ', 2);
        string what = $"{words[^1]}: ";
        if (reply.Code < 400 && !EndsTransfer(reply))
        {
            isLost = true;
            return new(FailureKind.Protocol, $"{what}'{reply}' is no answer to {words[0]}: the server's replies are out of step.", reply, failure);
        }

        if (reply.IsDone)
        {
            string why = failure is OperationCanceledException
                ? FormattableString.Invariant($"nothing moved for {options.StallTimeout.TotalSeconds:0} s")
                : failure?.Message ?? "";
            return Cut($"{what}{why}, though the server says '{reply}'", reply, failure);
        }

        return reply.Code switch
        {
            421 => Lost($"{what}{reply}", failure),
            425 => new(FailureKind.DataConnection, reply.ToString(), reply, failure),
            426 => Cut($"{what}{reply}", reply, failure),
            451 when !SaysMissing(reply) => Cut($"{what}{reply}", reply, failure),
            _ => FileFailure(words[0], words.Length > 1 ? words[1] : "", reply, failure),
        };
    }

    private static FtpException Cut(string what, ServerReply? reply, Exception? inner = null) =>
        new(FailureKind.TransferCut, $"The transfer was cut. {what}.", reply, inner);
}
