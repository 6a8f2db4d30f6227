using System.Net;
using Glassport.Server.Settings;

namespace Glassport.App.Tests.Configuration;

/// <summary>Settings of which no member has its default.</summary>
internal static class Full
{
    // Any well-formed hash; no test logs in with it.
    private const string Hash =
        "$pbkdf2-sha512$i=1000$Z2xhc3Nwb3J0LXNhbHQtMQ$bk7JHZxNfqjzsYiVyK6csP24f1Y0zKNskKIN84vhgDvd8vQ5UofwuUOoOH74XzQaP+SqIWCkuon0mXqvB5YhXg";

    public static ServerSettings Settings { get; } = new()
    {
        Limits = new() { Sessions = 100, SessionsPerAddress = 10, UnauthenticatedPerAddress = 5, Rate = 1_000_000, DrainTimeout = TimeSpan.FromSeconds(1.5) },
        Bans = new()
        {
            Failures = 3,
            Window = TimeSpan.FromSeconds(10),
            Duration = TimeSpan.FromHours(1),
            Delay = TimeSpan.Zero,
            SuccessDelay = TimeSpan.FromSeconds(1),
        },
        Groups = [new("staff", new(1, 2, 3, 4))],
        Users =
        [
            new()
            {
                Name = "ann", PasswordHash = Hash, IsEnabled = false, Groups = ["staff"], Home = "/home/ann", Certificate = new string('a', 64),
                Quota = new(1, 2, 3, 4), Rate = 5, Encoding = "gbk",
            },
        ],
        Sites = [Site with { UserOverrides = [new("ann", Site)] }],
    };

    private static SiteSettings Site => new()
    {
        Name = "files",
        PhysicalPath = "/srv/ftp",
        IsStarted = false,
        Bindings = [new("192.0.2.1", 2121, "ftp.example", TlsMode.Explicit), new("*", 990, null, TlsMode.Implicit)],
        Rules = [new(RuleEffect.Deny, new(PrincipalKind.Group, "staff"), FileOperations.Read | FileOperations.Upload, "/pub")],
        Addresses = [new(RuleEffect.Deny, IPNetwork.Parse("198.51.100.0/24"))],
        Isolation = IsolationMode.UserDirectory,
        VirtualDirectories = [new("/archive", "/mnt/archive")],
        Authentication = new()
        {
            Anonymous = true,
            Users = false,
            SystemAccounts = true,
            PamService = "ftp",
            SystemFolder = "/srv/{user}",
            ConfineSystemAccounts = false,
            ConfinementExceptions = ["bob"],
            GuestAccount = "guest",
            AnonymousAccount = "ftp",
            AnonymousRoot = "/srv/pub",
            AnonymousWithoutPassword = true,
            AnonymousPasswords = ["a@example"],
            DeniedAnonymousPasswords = ["mozilla@example.com"],
            DeniedNames = ["root"],
            AllowedNames = ["ann"],
        },
        Limits = new()
        {
            Sessions = 1,
            SessionsPerAddress = 2,
            SessionsPerUser = 3,
            LoginTimeout = TimeSpan.FromSeconds(4),
            IdleTimeout = TimeSpan.FromSeconds(5),
            LongestIdleTimeout = TimeSpan.FromSeconds(6),
            ConnectTimeout = TimeSpan.FromSeconds(7),
            ActiveConnectTimeout = TimeSpan.FromSeconds(8),
            StallTimeout = TimeSpan.FromSeconds(9),
            MinimumRate = 10,
            LoginAttempts = 11,
            RatePerTransfer = 12,
            AnonymousRate = 13,
            RatePerUser = 14,
            Rate = 15,
        },
        Messages = new() { Banner = "Hi\nthere", Welcome = "in", Goodbye = "out", TooMany = "full", DirectoryFile = ".message", Language = "zh-CN" },
        Tls = new()
        {
            Certificates = [new("/etc/cert.pem", "/etc/key.pem", "ftp.example")],
            RequireForLogin = true,
            RequireForData = true,
            RequireForAnonymousLogin = true,
            RequireForAnonymousData = true,
            AllowAnonymous = false,
            SessionReuse = SessionReuse.Require,
            AllowClearCommandChannel = true,
            AllowClearData = false,
            MinimumVersion = "1.3",
            MaximumVersion = "1.2",
            ServerName = "ftp.example",
            ClientCertificates = ClientCertificates.Ask,
            ValidateClientCertificates = false,
            ClientAuthorities = "/etc/ca.pem",
            KeyLog = "/tmp/keys",
            RequireCloseNotify = true,
        },
        Data = new()
        {
            Passive = false,
            Active = false,
            PassivePorts = new(50000, 50100),
            PublicAddress = IPAddress.Parse("203.0.113.7"),
            LocalNetworks = [IPNetwork.Parse("10.0.0.0/8")],
            ConnectFromPortBelow = false,
            ActivePort = 2020,
            ForeignNetworks = [IPNetwork.Parse("2001:db8::/32")],
            ForeignActive = false,
            ForeignPassive = false,
            ProxyNetworks = [IPNetwork.Parse("127.0.0.1/32")],
        },
        Files = new()
        {
            AtomicUploads = true,
            DeletePartialUploads = true,
            Umask = 0b111_111,
            AnonymousUmask = 0b111,
            FileMode = 0b110_000_000,
            AnonymousWorldReadableOnly = true,
            Listing = ListingStyle.Dos,
            HideOwners = "ftp",
            NumericOwners = true,
            LocalTime = true,
            ShowHidden = false,
            RecursiveListing = true,
            HiddenNames = ["*.tmp"],
            UnlistedNames = ["x*"],
            DeniedNames = ["*.key"],
            UploadNames = ["*.txt"],
            DownloadNames = ["*.pdf"],
            AllowSymlinks = true,
            AllowChmod = false,
            AllowSetTime = false,
            LockFiles = true,
            AsciiDownloads = false,
            AsciiUploads = false,
            Encoding = "gbk",
            Encodings = [new(IPNetwork.Parse("192.0.2.0/24"), "shift_jis")],
            Quota = new(1, 2, 3, 4),
        },
        Commands = new() { Allowed = ["RETR"], Denied = ["DELE"], ReadOnly = true, Site = false, TellSessions = true },
        Logs = new() { Xferlog = "/var/log/xferlog", Vsftpd = "/var/log/vsftpd.log", Syslog = true, W3C = "/var/log/iis", W3CFields = ["date", "cs-method", "x-debug"], Protocol = true },
    };
}
