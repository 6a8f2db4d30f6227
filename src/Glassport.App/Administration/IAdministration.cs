using System.Net;
using Glassport.App.State;

namespace Glassport.App.Administration;

/// <summary>What an administrator can do with a server, running or not.</summary>
internal interface IAdministration : IAsyncDisposable
{
    /// <summary>Whether a server is running.</summary>
    bool IsLive { get; }

    /// <summary>The settings.</summary>
    Task<StoredSettings> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Puts settings in the place of those of the revision. False when somebody else was faster; nothing has happened then.</summary>
    /// <exception cref="StateException">They cannot be stored, or not be put into force.</exception>
    Task<bool> SaveAsync(StoredSettings next, CancellationToken cancellationToken);

    /// <summary>The sessions, by number.</summary>
    Task<IReadOnlyList<SessionRow>> SessionsAsync(CancellationToken cancellationToken);

    /// <summary>Ends a session; false when there is none of that number.</summary>
    Task<bool> EndSessionAsync(long id, CancellationToken cancellationToken);

    /// <summary>The bans in force.</summary>
    Task<IReadOnlyList<StoredBan>> BansAsync(CancellationToken cancellationToken);

    /// <summary>Turns an address away.</summary>
    /// <param name="address">The address; of IPv6, its whole /64.</param>
    /// <param name="duration">How long; null: until it is lifted.</param>
    /// <param name="reason">Why, in words.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task BanAsync(IPAddress address, TimeSpan? duration, string reason, CancellationToken cancellationToken);

    /// <summary>Lifts a ban; false when there is none.</summary>
    Task<bool> LiftAsync(IPAddress address, CancellationToken cancellationToken);
}
