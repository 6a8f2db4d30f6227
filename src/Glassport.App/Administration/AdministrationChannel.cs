using System.Net.Sockets;
using System.Text.Json;
using Glassport.App.State;

namespace Glassport.App.Administration;

/// <summary>
/// Where a running server is administered: a Unix domain socket in the state folder. Who can open the socket is decided by the folder's mode
/// and the socket's, and asked of the kernel once more.
/// </summary>
internal sealed class AdministrationChannel : IAsyncDisposable
{
    /// <summary>The longest request or response: room for some ten thousand users.</summary>
    public const int LongestLine = 32 * 1024 * 1024;

    private const int MostConnections = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly StateFolder folder;
    private readonly ChannelRequests requests;
    private readonly TimeProvider time;
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource stopping = new();
    private readonly SemaphoreSlim room = new(MostConnections);
    private readonly Task accepting;

    private AdministrationChannel(StateFolder folder, IAdministration administration, TimeProvider time)
    {
        this.folder = folder;
        this.time = time;
        requests = new(administration);
        // The lock is ours, so whoever left this socket there is gone.
        File.Delete(folder.Socket);
        listener.Bind(new UnixDomainSocketEndPoint(folder.Socket));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.Socket, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        listener.Listen(MostConnections);
        accepting = AcceptAsync();
    }

    /// <summary>Opens the channel. The folder's lock must be held.</summary>
    /// <exception cref="StateException">The socket cannot be made.</exception>
    public static AdministrationChannel Open(StateFolder folder, IAdministration administration, TimeProvider time)
    {
        try
        {
            return new(folder, administration, time);
        }
        catch (Exception failure) when (failure is SocketException or IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            throw new StateException($"the administration socket {folder.Socket} cannot be made: {failure.Message}", failure);
        }
    }

    /// <summary>Closes the channel.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested)
            return;
        await stopping.CancelAsync().ConfigureAwait(false);
        listener.Dispose();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // Every place is taken back, so every connection has ended.
        for (int i = 0; i < MostConnections; i++)
            await room.WaitAsync().ConfigureAwait(false);
        File.Delete(folder.Socket);
        stopping.Dispose();
        room.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            await room.WaitAsync(stopping.Token).ConfigureAwait(false);
            try
            {
                Socket connection = await listener.AcceptAsync(stopping.Token).ConfigureAwait(false);
                _ = ServeAsync(connection);
            }
            catch (Exception failure) when (failure is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                // A connection that was given up before it was accepted, or the end.
                room.Release();
            }
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        try
        {
            if (PeerCredentials.IsTrusted(connection))
                await AnswerAsync(connection).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The command has gone, or says nothing: there is nobody to tell.
            connection.Close();
        }
        finally
        {
            connection.Dispose();
            room.Release();
        }
    }

    private async Task AnswerAsync(Socket connection)
    {
        LineReader lines = new(connection, LongestLine);
        while (true)
        {
            using CancellationTokenSource patience = new(Patience, time);
            using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping.Token);
            if (await lines.ReadAsync(both.Token).ConfigureAwait(false) is not { } line)
                return;
            ChannelResponse response = await requests.AnswerAsync(line, both.Token).ConfigureAwait(false);
            byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(response, ChannelJson.Default.ChannelResponse), (byte)'\n'];
            for (int sent = 0; sent < bytes.Length;)
                sent += await connection.SendAsync(bytes.AsMemory(sent), both.Token).ConfigureAwait(false);
        }
    }
}
