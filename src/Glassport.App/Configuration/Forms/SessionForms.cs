using Glassport.Server.Settings;
using static Glassport.App.Configuration.Forms.Notations;

namespace Glassport.App.Configuration.Forms;

/// <summary>What sessions may do and are told, as JSON.</summary>
internal static class SessionForms
{
    /// <summary>How users prove who they are; tried in this order.</summary>
    public static Form<AuthenticationSettings> Authentication { get; } = new RecordForm<AuthenticationSettings>(
            "authentication", "How users prove who they are; tried in this order.", new())
        .Member("anonymous", "The users anonymous and ftp come in with any password (RFC 1635).",
            Flag, static x => x.Anonymous, static (x, value) => x with { Anonymous = value })
        .Member("users", "Glassport's own users.", Flag, static x => x.Users, static (x, value) => x with { Users = value })
        .Member("systemAccounts", "Accounts of the system, through PAM. Their files are touched with the account's rights.",
            Flag, static x => x.SystemAccounts, static (x, value) => x with { SystemAccounts = value })
        .Member("pamService", "The PAM service that is asked.",
            Text, static x => x.PamService, static (x, value) => x with { PamService = value })
        .Member("systemFolder", "The folder where users of PAM begin, {user} being their name; null: their home. Where it is missing: their home.",
            OrNull(Text), static x => x.SystemFolder, static (x, value) => x with { SystemFolder = value })
        .Member("confineSystemAccounts", "Users of PAM see the folder where they begin as the root; else they begin there, and see the whole file system.",
            Flag, static x => x.ConfineSystemAccounts, static (x, value) => x with { ConfineSystemAccounts = value })
        .Member("confinementExceptions", "Names for whom the opposite of confineSystemAccounts holds.",
            List(Name), static x => x.ConfinementExceptions, static (x, value) => x with { ConfinementExceptions = value })
        .Member("guestAccount", "Users of PAM need no account of the system: their files are touched with the rights of this one; null: each their own.",
            OrNull(Name), static x => x.GuestAccount, static (x, value) => x with { GuestAccount = value })
        .Member("anonymousAccount", "The account of the system with whose rights anonymous users' files are touched; null: the server's own.",
            OrNull(Name), static x => x.AnonymousAccount, static (x, value) => x with { AnonymousAccount = value })
        .Member("anonymousWithoutPassword", "USER anonymous is answered with 230 at once.",
            Flag, static x => x.AnonymousWithoutPassword, static (x, value) => x with { AnonymousWithoutPassword = value })
        .Member("anonymousPasswords", "When not empty, the only passwords (mail addresses) that let anonymous users in.",
            List(Text), static x => x.AnonymousPasswords, static (x, value) => x with { AnonymousPasswords = value })
        .Member("deniedAnonymousPasswords", "Passwords (mail addresses) that let no anonymous user in.",
            List(Text), static x => x.DeniedAnonymousPasswords, static (x, value) => x with { DeniedAnonymousPasswords = value })
        .Member("anonymousRoot", "The folder that anonymous users see, or null for the site's own.",
            OrNull(FilePath), static x => x.AnonymousRoot, static (x, value) => x with { AnonymousRoot = value })
        .Member("deniedNames", "Names that are refused before the password is looked at.",
            List(Text), static x => x.DeniedNames, static (x, value) => x with { DeniedNames = value })
        .Member("allowedNames", "When not empty, the only names that may log in.",
            List(Text), static x => x.AllowedNames, static (x, value) => x with { AllowedNames = value });

    /// <summary>Limits of a site. Null, and zero for rates and timeouts, is no limit.</summary>
    public static Form<SiteLimits> SiteLimits { get; } = new RecordForm<SiteLimits>(
            "siteLimits", "Limits of a site. Null, and zero for rates and timeouts, is no limit.", new())
        .Member("sessions", "Sessions at a time.",
            OrNull(Positive), static x => x.Sessions, static (x, value) => x with { Sessions = value })
        .Member("sessionsPerAddress", "Sessions from one address at a time.",
            OrNull(Positive), static x => x.SessionsPerAddress, static (x, value) => x with { SessionsPerAddress = value })
        .Member("sessionsPerUser", "Sessions of one user at a time.",
            OrNull(Positive), static x => x.SessionsPerUser, static (x, value) => x with { SessionsPerUser = value })
        .Member("loginTimeout", "From the connection to the end of the login.",
            Seconds, static x => x.LoginTimeout, static (x, value) => x with { LoginTimeout = value })
        .Member("idleTimeout", "Between two commands.",
            Seconds, static x => x.IdleTimeout, static (x, value) => x with { IdleTimeout = value })
        .Member("longestIdleTimeout", "The longest that SITE IDLE may ask for.",
            Seconds, static x => x.LongestIdleTimeout, static (x, value) => x with { LongestIdleTimeout = value })
        .Member("connectTimeout", "From the transfer command to the data connection.",
            Seconds, static x => x.ConnectTimeout, static (x, value) => x with { ConnectTimeout = value })
        .Member("activeConnectTimeout", "As connectTimeout, for active data connections; null: the same.",
            OrNull(Seconds), static x => x.ActiveConnectTimeout, static (x, value) => x with { ActiveConnectTimeout = value })
        .Member("stallTimeout", "Within a transfer, without a byte moving.",
            Seconds, static x => x.StallTimeout, static (x, value) => x with { StallTimeout = value })
        .Member("minimumRate", "The average rate, in bytes a second, below which a transfer is ended; 0: none.",
            Bytes, static x => x.MinimumRate, static (x, value) => x with { MinimumRate = value })
        .Member("loginAttempts", "Failed logins on one connection before it is closed.",
            Positive, static x => x.LoginAttempts, static (x, value) => x with { LoginAttempts = value })
        .Member("ratePerTransfer", "Bytes a second of one transfer.",
            Bytes, static x => x.RatePerTransfer, static (x, value) => x with { RatePerTransfer = value })
        .Member("anonymousRate", "As ratePerTransfer, for anonymous users; 0: the same.",
            Bytes, static x => x.AnonymousRate, static (x, value) => x with { AnonymousRate = value })
        .Member("ratePerUser", "Bytes a second of all transfers of one user together.",
            Bytes, static x => x.RatePerUser, static (x, value) => x with { RatePerUser = value })
        .Member("rate", "Bytes a second of the site.", Bytes, static x => x.Rate, static (x, value) => x with { Rate = value });

    /// <summary>Texts that clients are greeted with. Line ends make replies of several lines.</summary>
    public static Form<MessageSettings> Messages { get; } = new RecordForm<MessageSettings>(
            "messages", "Texts that clients are greeted with. Line ends make replies of several lines.", new())
        .Member("banner", "Behind 220; null: \"Glassport ready\".",
            OrNull(Text), static x => x.Banner, static (x, value) => x with { Banner = value })
        .Member("welcome", "Behind 230; null: \"Logged in\".",
            OrNull(Text), static x => x.Welcome, static (x, value) => x with { Welcome = value })
        .Member("goodbye", "Behind 221; null: \"Goodbye\".",
            OrNull(Text), static x => x.Goodbye, static (x, value) => x with { Goodbye = value })
        .Member("tooMany", "Behind 421 when a limit is met; null: which one.",
            OrNull(Text), static x => x.TooMany, static (x, value) => x with { TooMany = value })
        .Member("directoryFile", "The file in a directory whose text CWD shows, such as .message; null: none.",
            OrNull(Text), static x => x.DirectoryFile, static (x, value) => x with { DirectoryFile = value })
        .Member("language", "The language of replies until the client asks for another (RFC 2640 LANG): en or zh-CN.",
            new ChoiceForm<string>(("en", "en"), ("zh-CN", "zh-CN")), static x => x.Language, static (x, value) => x with { Language = value });

    /// <summary>Which commands are answered.</summary>
    public static Form<CommandSettings> Commands { get; } = new RecordForm<CommandSettings>(
            "commands", "Which commands are answered.", new())
        .Member("allowed", "When not empty, the only verbs that are answered besides QUIT; others get 550.",
            List(Text), static x => x.Allowed, static (x, value) => x with { Allowed = value })
        .Member("denied", "Verbs that get 550.", List(Text), static x => x.Denied, static (x, value) => x with { Denied = value })
        .Member("readOnly", "No command changes anything in the tree.",
            Flag, static x => x.ReadOnly, static (x, value) => x with { ReadOnly = value })
        .Member("site", "SITE is answered.", Flag, static x => x.Site, static (x, value) => x with { Site = value })
        .Member("tellSessions", "SITE WHO and STAT tell about other sessions.",
            Flag, static x => x.TellSessions, static (x, value) => x with { TellSessions = value });

    private static readonly Form<string> W3CField = new ChoiceForm<string>([.. W3CFields.All.Select(static field => (field, field))]);

    /// <summary>Which logs a site keeps, besides the server's own.</summary>
    public static Form<LogSettings> Logs { get; } = new RecordForm<LogSettings>(
            "logs", "Which logs a site keeps, besides the server's own.", new())
        .Member("xferlog", "Transfers in wu-ftpd's format; null: none.",
            OrNull(FilePath), static x => x.Xferlog, static (x, value) => x with { Xferlog = value })
        .Member("vsftpd", "Logins and transfers in vsftpd's own format; null: none.",
            OrNull(FilePath), static x => x.Vsftpd, static (x, value) => x with { Vsftpd = value })
        .Member("syslog", "What vsftpd would hold goes to the system log (facility ftp).",
            Flag, static x => x.Syslog, static (x, value) => x with { Syslog = value })
        .Member("w3C", "A folder of W3C extended logs as IIS writes them, one file a day; null: none.",
            OrNull(FilePath), static x => x.W3C, static (x, value) => x with { W3C = value })
        .Member("w3CFields", "The columns of w3C in their order; empty: those that IIS begins with.",
            List(W3CField), static x => x.W3CFields, static (x, value) => x with { W3CFields = value })
        .Member("protocol", "Commands and replies are written too, in vsftpd's log and the server's own.",
            Flag, static x => x.Protocol, static (x, value) => x with { Protocol = value });
}
