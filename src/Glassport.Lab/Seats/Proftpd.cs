using System.Globalization;
using Glassport.Lab.Scenarios;

namespace Glassport.Lab.Seats;

/// <summary>ProFTPD, with users from a file of its own.</summary>
internal sealed class Proftpd : IServerProgram
{
    private const string Package = "proftpd-core";

    /// <inheritdoc/>
    public string Name => "proftpd";

    /// <inheritdoc/>
    public Task<string?> WhyNotAsync(Seat seat, CancellationToken cancellationToken) => Task.FromResult(WhyNot(seat));

    /// <inheritdoc/>
    public async Task<Launch> PrepareAsync(Seat seat, CancellationToken cancellationToken)
    {
        await Accounts.GiveTreeAsync(seat, cancellationToken).ConfigureAwait(false);
        ServerSetup setup = seat.Scenario.Server;
        string hash = UnixPassword.Hash(setup.Password);
        string users = Account(setup.User, Accounts.Number, hash, seat) + Account(Accounts.Guest, Accounts.GuestNumber, "*", seat);
        await SecretFile.WriteAsync(seat.In("users"), users, cancellationToken).ConfigureAwait(false);
        await SecretFile.WriteAsync(seat.In("groups"), $"{Accounts.Guest}:x:{Accounts.GuestNumber}:\n", cancellationToken).ConfigureAwait(false);
        string certificate = setup.Tls ? await Certificates.WriteAsync(seat, cancellationToken).ConfigureAwait(false) : "";
        string program = seat.Machine.Require(Name, Package);
        string configuration = seat.In("proftpd.conf");
        await File.WriteAllLinesAsync(configuration, Configuration(seat, Modules(program), certificate), cancellationToken).ConfigureAwait(false);
        return new([program, "--nodaemon", "--config", configuration]);
    }

    /// <summary>The lines of proftpd.conf(5).</summary>
    /// <param name="seat">The seat.</param>
    /// <param name="modules">The folder with its modules, or null when they are where the program looks anyway.</param>
    /// <param name="certificate">The file with key and certificate, if TLS is offered.</param>
    internal static IEnumerable<string> Configuration(Seat seat, string? modules, string certificate)
    {
        ServerSetup setup = seat.Scenario.Server;
        List<string> lines =
        [
            .. modules is null ? (string[])[] : [$"ModulePath {modules}"],
            .. setup.Tls ? (string[])["<IfModule !mod_tls.c>", "LoadModule mod_tls.c", "</IfModule>"] : [],
            "ServerType standalone",
            "ServerName Lab",
            $"DefaultAddress {seat.ServerAddress}",
            "SocketBindTight on",
            "Port 21",
            "User nobody",
            // Only root may call from port 20.
            "RootRevoke off",
            "Group nogroup",
            "AuthOrder mod_auth_file.c",
            $"AuthUserFile {seat.In("users")}",
            $"AuthGroupFile {seat.In("groups")}",
            "RequireValidShell off",
            "DefaultRoot ~",
            "AllowOverwrite on",
            "AllowStoreRestart on",
            "UseReverseDNS off",
            "ScoreboardFile none",
            "WtmpLog off",
            "TransferLog none",
            $"PidFile {seat.In("proftpd.pid")}",
        ];
        if (setup.Anonymous)
            lines.AddRange([$"<Anonymous {seat.Tree}>", $"User {Accounts.Guest}", $"Group {Accounts.Guest}", $"UserAlias anonymous {Accounts.Guest}", "<Limit WRITE>", "DenyAll", "</Limit>", "</Anonymous>"]);
        if (setup.Tls)
            lines.AddRange(["TLSEngine on", "TLSRequired off", $"TLSECCertificateFile {certificate}", $"TLSECCertificateKeyFile {certificate}"]);
        if (setup is { Tls: true, RequiresReuse: false })
            lines.Add("TLSOptions NoSessionReuseRequired");
        if (setup.PassivePorts is { } ports)
            lines.Add($"PassivePorts {ports.Replace('-', ' ')}");
        if (setup.PublicAddress is { } address)
            lines.Add($"MasqueradeAddress {address}");
        if (setup.IdleTimeout > 0)
            lines.Add($"TimeoutIdle {setup.IdleTimeout}");
        // It has no other patience: a session that has made no data connection for so long is ended with 421.
        if (setup.ConnectTimeout > 0)
            lines.Add($"TimeoutNoTransfer {setup.ConnectTimeout}");
        lines.Add(setup.LoginDelay is > 0 and { } delay ? $"DelayOnEvent FailedLogin {delay * 1000}" : "DelayEngine off");
        if (setup.Rate > 0)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"TransferRate APPE,RETR,STOR,STOU {setup.Rate / 1024.0:F3}"));
        return lines;
    }

    private string? WhyNot(Seat seat) => seat.Machine.WhyNot(Name, Package)
        ?? Accounts.WhyNot(seat, Name)
        ?? (seat.Scenario.Server.Tls && Modules(seat.Machine.Find(Name)!) is { } modules && !File.Exists(Path.Combine(modules, "mod_tls.so"))
            ? "proftpd has no mod_tls here. Install the Debian package proftpd-mod-crypto."
            : null);

    // Beside the program, where it may have been unpacked or built.
    private static string? Modules(string program)
    {
        string folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(program)!, "..", "lib", "proftpd"));
        return Directory.Exists(folder) ? folder : null;
    }

    private static string Account(string name, uint number, string hash, Seat seat) => $"{name}:{hash}:{number}:{number}::{seat.Tree}:/bin/sh\n";
}
