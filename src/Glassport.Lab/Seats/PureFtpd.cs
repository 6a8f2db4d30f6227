using System.Globalization;
using Glassport.Lab.Networks;
using Glassport.Lab.Scenarios;

namespace Glassport.Lab.Seats;

/// <summary>Pure-FTPd, with users from a database of its own, but the system's for guests.</summary>
internal sealed class PureFtpd : IServerProgram
{
    private const string Package = "pure-ftpd";

    /// <inheritdoc/>
    public string Name => "pure-ftpd";

    /// <inheritdoc/>
    public Task<string?> WhyNotAsync(Seat seat, CancellationToken cancellationToken) => Task.FromResult(
        seat.Machine.WhyNot(Name, Package)
        ?? seat.Machine.WhyNot("pure-pw", "pure-ftpd-common")
        ?? Accounts.WhyNot(seat, Name)
        ?? WhyNot(seat.Scenario.Server));

    /// <inheritdoc/>
    public async Task<Launch> PrepareAsync(Seat seat, CancellationToken cancellationToken)
    {
        await Accounts.GiveTreeAsync(seat, cancellationToken).ConfigureAwait(false);
        ServerSetup setup = seat.Scenario.Server;
        if (setup.Anonymous)
            await Accounts.MakeAsync(seat, Name, cancellationToken).ConfigureAwait(false);
        string users = seat.In("users");
        string line = $"{setup.User}:{UnixPassword.Hash(setup.Password)}:{Accounts.Number}:{Accounts.Number}::{seat.Tree}/./::::::::::::\n";
        await SecretFile.WriteAsync(users, line, cancellationToken).ConfigureAwait(false);
        await Tool.RunAsync([seat.Machine.Require("pure-pw", "pure-ftpd-common"), "mkdb", Database(seat), "-f", users], "", cancellationToken).ConfigureAwait(false);
        string certificate = setup.Tls ? await Certificates.WriteAsync(seat, cancellationToken).ConfigureAwait(false) : "";
        return new([seat.Machine.Require(Name, Package), .. Arguments(seat, certificate)]);
    }

    /// <summary>The arguments of pure-ftpd(8).</summary>
    /// <param name="seat">The seat.</param>
    /// <param name="certificate">The file with key and certificate, if TLS is offered.</param>
    internal static IEnumerable<string> Arguments(Seat seat, string certificate)
    {
        ServerSetup setup = seat.Scenario.Server;
        List<string> arguments =
        [
            "--bind", $"{seat.ServerAddress},21", "--login", $"puredb:{Database(seat)}", "--chrooteveryone", "--dontresolve", "--syslogfacility", "none",
            "--pidfile", seat.In("pure-ftpd.pid"), setup.Anonymous ? "--anonymouscantupload" : "--noanonymous",
        ];
        if (setup.Tls)
            arguments.AddRange(["--tls", "1", "--certfile", certificate]);
        if (setup.PassivePorts is { } ports)
            arguments.AddRange(["--passiveportrange", ports.Replace('-', ':')]);
        if (setup.PublicAddress is { } address)
            arguments.AddRange(["--forcepassiveip", address]);
        if (setup.IdleTimeout > 0)
            arguments.AddRange(["--maxidletime", Text(setup.IdleTimeout / 60)]);
        if (setup.Rate > 0)
            arguments.AddRange([setup.Anonymous ? "--anonymousbandwidth" : "--userbandwidth", Text(Math.Max(setup.Rate / 1024, 1))]);
        return arguments;
    }

    private static string? WhyNot(ServerSetup setup) =>
        setup.RequiresReuse ? "pure-ftpd cannot demand that data connections resume the TLS session (requiresReuse). Take vsftpd, proftpd or glassport."
        : setup.IdleTimeout % 60 != 0 ? $"pure-ftpd counts its idle timeout in minutes, and {setup.IdleTimeout} seconds are none (idleTimeout). Take another server."
        : setup.ConnectTimeout > 0 ? "pure-ftpd has no setting for how long it waits for a data connection (connectTimeout). Take another server."
        : setup.LoginDelay > 0 ? "pure-ftpd has no setting for how long the answer to a wrong password is held back (loginDelay). Take another server."
        : null;

    private static string Database(Seat seat) => seat.In("users.pdb");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
