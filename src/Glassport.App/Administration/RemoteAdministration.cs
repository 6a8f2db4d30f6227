using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Glassport.App.Configuration;
using Glassport.App.State;

namespace Glassport.App.Administration;

/// <summary>A running server, through its channel.</summary>
internal sealed class RemoteAdministration : IAdministration
{
    private readonly Socket socket;
    private readonly LineReader lines;

    private RemoteAdministration(Socket socket)
    {
        this.socket = socket;
        lines = new(socket, AdministrationChannel.LongestLine);
    }

    /// <inheritdoc/>
    public bool IsLive => true;

    /// <summary>Connects to the server of a state folder; null when none listens there.</summary>
    public static async Task<RemoteAdministration?> TryConnectAsync(StateFolder folder, CancellationToken cancellationToken)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(folder.Socket), cancellationToken).ConfigureAwait(false);
            // Whoever answers gets passwords: it must be the one whom the folder belongs to.
            if (PeerCredentials.IsTrusted(socket) || Environment.IsPrivilegedProcess)
                return new(socket);
            throw new StateException($"the socket {folder.Socket} belongs to another user.");
        }
        catch (SocketException failure) when (failure.SocketErrorCode is SocketError.ConnectionRefused or SocketError.AddressNotAvailable || !File.Exists(folder.Socket))
        {
            socket.Dispose();
            return null;
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            throw new StateException($"the running server cannot be reached at {folder.Socket}: {failure.Message}", failure);
        }
    }

    /// <inheritdoc/>
    public async Task<StoredSettings> LoadAsync(CancellationToken cancellationToken)
    {
        ChannelResponse response = await AskAsync(new() { Ask = ChannelVerbs.Load }, cancellationToken).ConfigureAwait(false);
        return new(response.Revision, SettingsJson.Read(response.Settings));
    }

    /// <inheritdoc/>
    public async Task<bool> SaveAsync(StoredSettings next, CancellationToken cancellationToken) =>
        (await AskAsync(new() { Ask = ChannelVerbs.Save, Revision = next.Revision, Settings = SettingsJson.Write(next.Settings) }, cancellationToken).ConfigureAwait(false)).Done;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SessionRow>> SessionsAsync(CancellationToken cancellationToken) =>
        (await AskAsync(new() { Ask = ChannelVerbs.Sessions }, cancellationToken).ConfigureAwait(false)).Sessions ?? [];

    /// <inheritdoc/>
    public async Task<bool> EndSessionAsync(long id, CancellationToken cancellationToken) =>
        (await AskAsync(new() { Ask = ChannelVerbs.End, Session = id }, cancellationToken).ConfigureAwait(false)).Done;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredBan>> BansAsync(CancellationToken cancellationToken) =>
        [.. ((await AskAsync(new() { Ask = ChannelVerbs.Bans }, cancellationToken).ConfigureAwait(false)).Bans ?? []).Select(static row => row.ToBan())];

    /// <inheritdoc/>
    public Task BanAsync(IPAddress address, TimeSpan? duration, string reason, CancellationToken cancellationToken) =>
        AskAsync(new() { Ask = ChannelVerbs.Ban, Address = address.ToString(), Seconds = duration?.TotalSeconds, Reason = reason }, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> LiftAsync(IPAddress address, CancellationToken cancellationToken) =>
        (await AskAsync(new() { Ask = ChannelVerbs.Lift, Address = address.ToString() }, cancellationToken).ConfigureAwait(false)).Done;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<ChannelResponse> AskAsync(ChannelRequest request, CancellationToken cancellationToken)
    {
        try
        {
            byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(request, ChannelJson.Default.ChannelRequest), (byte)'\n'];
            for (int sent = 0; sent < bytes.Length;)
                sent += await socket.SendAsync(bytes.AsMemory(sent), cancellationToken).ConfigureAwait(false);
            ReadOnlyMemory<byte> line = await lines.ReadAsync(cancellationToken).ConfigureAwait(false)
                ?? throw new StateException("the running server refused to be administered by this user.");
            ChannelResponse response = JsonSerializer.Deserialize(line.Span, ChannelJson.Default.ChannelResponse) ?? throw new JsonException("null is no response.");
            return response.Error is null ? response : throw new StateException(response.Error);
        }
        catch (Exception failure) when (failure is SocketException or IOException or JsonException)
        {
            throw new StateException($"the running server did not answer: {failure.Message}", failure);
        }
    }
}
