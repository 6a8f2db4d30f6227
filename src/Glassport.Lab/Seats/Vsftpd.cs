using Glassport.Lab.Scenarios;
using Glassport.Lab.VirtualMachines;

namespace Glassport.Lab.Seats;

/// <summary>vsftpd, whose users are the system's.</summary>
internal sealed class Vsftpd : IServerProgram, IGuestProgram
{
    /// <inheritdoc/>
    public string Name => "vsftpd";

    /// <inheritdoc/>
    public Task<string?> WhyNotAsync(Seat seat, CancellationToken cancellationToken) =>
        Task.FromResult(seat.Machine.WhyNot(Name, "vsftpd") ?? Accounts.WhyNot(seat, Name));

    /// <inheritdoc/>
    public async Task<Launch> PrepareAsync(Seat seat, CancellationToken cancellationToken)
    {
        await Accounts.GiveTreeAsync(seat, cancellationToken).ConfigureAwait(false);
        await Accounts.MakeAsync(seat, Name, cancellationToken).ConfigureAwait(false);
        Directory.CreateDirectory(seat.In("empty"));
        string certificate = seat.Scenario.Server.Tls ? await Certificates.WriteAsync(seat, cancellationToken).ConfigureAwait(false) : "";
        string configuration = seat.In("vsftpd.conf");
        await File.WriteAllLinesAsync(configuration, Configuration(seat, certificate), cancellationToken).ConfigureAwait(false);
        return new([seat.Machine.Require(Name, "vsftpd"), configuration]);
    }

    /// <inheritdoc/>
    public string Processor => "qemu64";

    /// <inheritdoc/>
    public string? WhyNotInGuest(Seat seat) => seat.Machine.WhyNot(Name, "vsftpd") ?? Accounts.WhyNotInGuest();

    /// <inheritdoc/>
    public async Task<Launch> PackAsync(Seat seat, string scratch, RootFileSystem root, CancellationToken cancellationToken)
    {
        string program = "/bin/" + Name;
        await root.AddProgramAsync(program, seat.Machine.Require(Name, "vsftpd"), cancellationToken).ConfigureAwait(false);
        await Accounts.PackAsync(seat, root, Name, cancellationToken).ConfigureAwait(false);
        root.AddFolder(seat.In("empty"));
        string certificate = seat.In("certificate.pem");
        if (seat.Scenario.Server.Tls)
            root.AddSecret(certificate, Certificates.Make(seat.ServerAddress));
        string configuration = seat.In("vsftpd.conf");
        // The console takes what it has to say about the session.
        string[] log = ["xferlog_enable=YES", "log_ftp_protocol=YES", "vsftpd_log_file=/dev/console"];
        root.AddText(configuration, string.Concat(Configuration(seat, certificate).Concat(log).Select(static line => line + "\n")));
        return new([program, configuration]);
    }

    /// <summary>The lines of vsftpd.conf(5).</summary>
    /// <param name="seat">The seat.</param>
    /// <param name="certificate">The file with key and certificate, if TLS is offered.</param>
    internal static IEnumerable<string> Configuration(Seat seat, string certificate)
    {
        ServerSetup setup = seat.Scenario.Server;
        bool isIPv6 = seat.ServerAddress.Contains(':');
        List<string> lines =
        [
            $"listen={Yes(!isIPv6)}",
            $"listen_ipv6={Yes(isIPv6)}",
            $"{(isIPv6 ? "listen_address6" : "listen_address")}={seat.ServerAddress}",
            "background=NO",
            "session_support=NO",
            "pam_service_name=vsftpd",
            $"secure_chroot_dir={seat.In("empty")}",
            "connect_from_port_20=YES",
            "local_enable=YES",
            "write_enable=YES",
            "ascii_upload_enable=YES",
            "ascii_download_enable=YES",
            $"local_root={seat.Tree}",
            "chroot_local_user=YES",
            "allow_writeable_chroot=YES",
            $"anonymous_enable={Yes(setup.Anonymous)}",
            $"anon_root={seat.Tree}",
            $"ftp_username={Accounts.Guest}",
            $"ssl_enable={Yes(setup.Tls)}",
        ];
        if (setup.Tls)
        {
            lines.AddRange(
            [
                $"rsa_cert_file={certificate}",
                $"rsa_private_key_file={certificate}",
                // Its default is a cipher that no key on a curve has.
                "ssl_ciphers=HIGH",
                "force_local_logins_ssl=NO",
                "force_local_data_ssl=NO",
                "allow_anon_ssl=YES",
                $"require_ssl_reuse={Yes(setup.RequiresReuse)}",
            ]);
        }

        if (setup.PassivePorts?.Split('-') is [var first, var last])
            lines.AddRange([$"pasv_min_port={first}", $"pasv_max_port={last}"]);
        if (setup.PublicAddress is { } address)
            lines.Add($"pasv_address={address}");
        if (setup.IdleTimeout > 0)
            lines.Add($"idle_session_timeout={setup.IdleTimeout}");
        if (setup.ConnectTimeout > 0)
            lines.AddRange([$"connect_timeout={setup.ConnectTimeout}", $"accept_timeout={setup.ConnectTimeout}"]);
        if (setup.LoginDelay is { } delay)
            lines.Add($"delay_failed_login={delay}");
        if (setup.Rate > 0)
            lines.AddRange([$"local_max_rate={setup.Rate}", $"anon_max_rate={setup.Rate}"]);
        return lines;
    }

    private static string Yes(bool yes) => yes ? "YES" : "NO";
}
