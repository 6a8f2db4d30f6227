namespace Glassport.Server.Access;

/// <summary>Which limit keeps a session out.</summary>
internal enum MetLimit : byte
{
    /// <summary>None: come in.</summary>
    None,

    /// <summary><see cref="Settings.ServerLimits.Sessions"/>.</summary>
    ServerSessions,

    /// <summary><see cref="Settings.ServerLimits.SessionsPerAddress"/>.</summary>
    ServerSessionsPerAddress,

    /// <summary><see cref="Settings.ServerLimits.UnauthenticatedPerAddress"/>.</summary>
    UnauthenticatedPerAddress,

    /// <summary><see cref="Settings.SiteLimits.Sessions"/>.</summary>
    SiteSessions,

    /// <summary><see cref="Settings.SiteLimits.SessionsPerAddress"/>.</summary>
    SiteSessionsPerAddress,

    /// <summary><see cref="Settings.SiteLimits.SessionsPerUser"/>.</summary>
    SessionsPerUser,
}
