using System.Net;
using System.Text.Json;
using Glassport.App.Configuration;
using Glassport.App.State;

namespace Glassport.App.Administration;

/// <summary>Carries out what commands ask through the channel.</summary>
/// <param name="administration">What it is done with.</param>
internal sealed class ChannelRequests(IAdministration administration)
{
    /// <summary>Does what a line asks. What is wrong with it is told in the response.</summary>
    public async Task<ChannelResponse> AnswerAsync(ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        try
        {
            ChannelRequest request = JsonSerializer.Deserialize(line.Span, ChannelJson.Default.ChannelRequest) ?? throw new JsonException("null is no request.");
            return await DoAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is JsonException or ConfigurationException or StateException)
        {
            return new() { Error = failure.Message, Done = false };
        }
    }

    private async Task<ChannelResponse> DoAsync(ChannelRequest request, CancellationToken cancellationToken) => request switch
    {
        { Ask: ChannelVerbs.Load } => Loaded(await administration.LoadAsync(cancellationToken).ConfigureAwait(false)),
        { Ask: ChannelVerbs.Save, Revision: { } revision, Settings: { } settings } => new()
        {
            Done = await administration.SaveAsync(new(revision, SettingsJson.Read(settings)), cancellationToken).ConfigureAwait(false),
        },
        { Ask: ChannelVerbs.Sessions } => new() { Sessions = await administration.SessionsAsync(cancellationToken).ConfigureAwait(false) },
        { Ask: ChannelVerbs.End, Session: { } session } => new() { Done = await administration.EndSessionAsync(session, cancellationToken).ConfigureAwait(false) },
        { Ask: ChannelVerbs.Bans } => new() { Bans = [.. (await administration.BansAsync(cancellationToken).ConfigureAwait(false)).Select(BanRow.Of)] },
        { Ask: ChannelVerbs.Ban } => await BanAsync(request, cancellationToken).ConfigureAwait(false),
        { Ask: ChannelVerbs.Lift } => new() { Done = await administration.LiftAsync(Address(request), cancellationToken).ConfigureAwait(false) },
        _ => new() { Error = $"the server does not understand \"{request.Ask}\". It may be of another version than this command.", Done = false },
    };

    private async Task<ChannelResponse> BanAsync(ChannelRequest request, CancellationToken cancellationToken)
    {
        TimeSpan? duration = request.Seconds is { } seconds and > 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : null;
        await administration.BanAsync(Address(request), duration, request.Reason ?? "", cancellationToken).ConfigureAwait(false);
        return new();
    }

    private static ChannelResponse Loaded(StoredSettings stored) => new() { Revision = stored.Revision, Settings = SettingsJson.Write(stored.Settings) };

    private static IPAddress Address(ChannelRequest request) =>
        IPAddress.TryParse(request.Address, out IPAddress? address) ? address : throw new JsonException("the address is none.");
}
