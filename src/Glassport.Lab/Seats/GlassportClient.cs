using Glassport.Lab.Scenarios;

namespace Glassport.Lab.Seats;

/// <summary>Our own client: <c>glassport connect</c>.</summary>
internal sealed class GlassportClient : IClientProgram
{
    /// <inheritdoc/>
    public string Name => SeatPrograms.Default;

    /// <inheritdoc/>
    public Task<string?> WhyNotAsync(Seat seat, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <inheritdoc/>
    public async Task<Launch> PrepareAsync(Seat seat, CancellationToken cancellationToken)
    {
        ClientSetup setup = seat.Scenario.Client;
        string script = seat.In(".typed");
        await File.WriteAllLinesAsync(script, setup.Types, cancellationToken).ConfigureAwait(false);
        List<string> command = [.. seat.Glassport, "connect", Address(seat), "--user", seat.User, "--verbose", "--keep-going", "--retries", "0", "-f", script];
        command.Add(setup.Active ? "--active" : "--passive");
        if (setup.ActivePorts is { } ports)
            command.AddRange(["--active-ports", ports]);
        if (setup.AvoidsEpsv)
            command.Add("--no-epsv");
        if (setup.Tls)
            command.AddRange(["--tls", "--insecure"]);
        return new(command)
        {
            Environment = new Dictionary<string, string>
            {
                ["GLASSPORT_PASSWORD"] = seat.Password,
                ["HOME"] = seat.Folder,
                ["XDG_CONFIG_HOME"] = seat.In(".config"),
            },
        };
    }

    private static string Address(Seat seat)
    {
        string host = seat.TargetAddress.Contains(':') ? $"[{seat.TargetAddress}]" : seat.TargetAddress;
        return seat.Port == Seat.FtpPort ? $"ftp://{host}" : $"ftp://{host}:{seat.Port}";
    }
}
