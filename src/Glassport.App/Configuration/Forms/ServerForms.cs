using Glassport.Server.Settings;
using static Glassport.App.Configuration.Forms.Notations;

namespace Glassport.App.Configuration.Forms;

/// <summary>The settings of the server as JSON.</summary>
internal static class ServerForms
{
    /// <summary>Limits over all sites together. Null, and zero for rates, is no limit.</summary>
    public static Form<ServerLimits> ServerLimits { get; } = new RecordForm<ServerLimits>(
            "serverLimits", "Limits over all sites together. Null, and zero for rates, is no limit.", new())
        .Member("sessions", "Sessions at a time.",
            OrNull(Positive), static x => x.Sessions, static (x, value) => x with { Sessions = value })
        .Member("sessionsPerAddress", "Sessions from one address at a time.",
            OrNull(Positive), static x => x.SessionsPerAddress, static (x, value) => x with { SessionsPerAddress = value })
        .Member("unauthenticatedPerAddress", "Sessions from one address that have not logged in; keeps one address from using up the rest.",
            OrNull(Positive), static x => x.UnauthenticatedPerAddress, static (x, value) => x with { UnauthenticatedPerAddress = value })
        .Member("rate", "Bytes a second of the whole server.", Bytes, static x => x.Rate, static (x, value) => x with { Rate = value })
        .Member("drainTimeout", "How long transfers may go on once the server is told to stop.",
            Seconds, static x => x.DrainTimeout, static (x, value) => x with { DrainTimeout = value });

    /// <summary>What follows failed logins. Bans end by themselves.</summary>
    public static Form<BanSettings> Bans { get; } = new RecordForm<BanSettings>(
            "bans", "What follows failed logins. Bans end by themselves.", new())
        .Member("failures", "Failures from one address within the window that bring a ban; 0: never.",
            Count, static x => x.Failures, static (x, value) => x with { Failures = value })
        .Member("window", "How long a failure counts.", Seconds, static x => x.Window, static (x, value) => x with { Window = value })
        .Member("duration", "How long a ban lasts.", Seconds, static x => x.Duration, static (x, value) => x with { Duration = value })
        .Member("delay", "How long the reply to a failed login is held back; it doubles with each failure on a connection.",
            Seconds, static x => x.Delay, static (x, value) => x with { Delay = value })
        .Member("successDelay", "How long the reply to a login that succeeded is held back.",
            Seconds, static x => x.SuccessDelay, static (x, value) => x with { SuccessDelay = value });

    /// <summary>The whole configuration.</summary>
    public static Form<ServerSettings> Server { get; } = new RecordForm<ServerSettings>(
            "server", "The whole configuration.", new())
        .Understood("$schema", "Where editors find the JSON Schema; Glassport takes no notice of it.", Text)
        .Member("sites", "The sites.", List(SiteForms.Site), static x => x.Sites, static (x, value) => x with { Sites = value })
        .Member("users", "Glassport's own users, for every site that admits them.",
            List(AccountForms.User), static x => x.Users, static (x, value) => x with { Users = value })
        .Member("groups", "Groups of users.",
            List(AccountForms.Group), static x => x.Groups, static (x, value) => x with { Groups = value })
        .Member("limits", "Limits over all sites together.",
            ServerLimits, static x => x.Limits, static (x, value) => x with { Limits = value })
        .Member("bans", "What follows failed logins.", Bans, static x => x.Bans, static (x, value) => x with { Bans = value });
}
