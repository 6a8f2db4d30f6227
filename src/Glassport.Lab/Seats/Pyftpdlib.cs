using System.Text.Json;
using Glassport.Lab.Networks;
using Glassport.Lab.Scenarios;

namespace Glassport.Lab.Seats;

/// <summary>pyftpdlib, a library of Python that a few lines make a server of; its users are its own.</summary>
internal sealed class Pyftpdlib : IServerProgram
{
    // Told by a file and not by its text, so that nothing of a scenario becomes Python.
    private const string Program = """
        import json
        import sys
        from pyftpdlib import authorizers, handlers, servers

        with open(sys.argv[1]) as file:
            setup = json.load(file)
        handler = handlers.TLS_FTPHandler if setup["certificate"] else handlers.FTPHandler
        if setup["certificate"]:
            handler.certfile = setup["certificate"]
        handler.authorizer = authorizers.DummyAuthorizer()
        handler.authorizer.add_user(setup["user"], setup["password"], setup["tree"], perm="elradfmwMT")
        if setup["anonymous"]:
            handler.authorizer.add_anonymous(setup["tree"])
        handler.masquerade_address = setup["publicAddress"]
        if setup["passivePorts"]:
            handler.passive_ports = range(setup["passivePorts"][0], setup["passivePorts"][1] + 1)
        if setup["idleTimeout"]:
            handler.timeout = setup["idleTimeout"]
        if setup["connectTimeout"]:
            handler.active_dtp.timeout = handler.passive_dtp.timeout = setup["connectTimeout"]
        if setup["loginDelay"] is not None:
            handler.auth_failed_timeout = setup["loginDelay"]
        if setup["rate"]:
            class Throttled(handlers.ThrottledDTPHandler):
                read_limit = write_limit = setup["rate"]
            handler.dtp_handler = Throttled
        server = servers.FTPServer((setup["address"], 21), handler)
        # Told to wait no time at all, its loop would wait forever, and miss the end of an idle session.
        poll = server.ioloop.poll
        server.ioloop.poll = lambda timeout: poll(timeout if timeout is None else max(timeout, 0.001))
        server.serve_forever()

        """;

    /// <inheritdoc/>
    public string Name => "pyftpdlib";

    /// <inheritdoc/>
    public async Task<string?> WhyNotAsync(Seat seat, CancellationToken cancellationToken) =>
        WhyNot(seat.Scenario.Server)
        ?? (await PythonAsync(seat, cancellationToken).ConfigureAwait(false) is null ? Missing(seat) : null);

    /// <inheritdoc/>
    public async Task<Launch> PrepareAsync(Seat seat, CancellationToken cancellationToken)
    {
        string python = await PythonAsync(seat, cancellationToken).ConfigureAwait(false) ?? throw new LabException(Missing(seat));
        string certificate = seat.Scenario.Server.Tls ? await Certificates.WriteAsync(seat, cancellationToken).ConfigureAwait(false) : "";
        string program = seat.In("server.py");
        string settings = seat.In("server.json");
        await File.WriteAllTextAsync(program, Program, cancellationToken).ConfigureAwait(false);
        await File.WriteAllBytesAsync(settings, Settings(seat, certificate), cancellationToken).ConfigureAwait(false);
        return new([python, "-u", program, settings]);
    }

    /// <summary>What the program is told.</summary>
    /// <param name="seat">The seat.</param>
    /// <param name="certificate">The file with key and certificate; empty without TLS.</param>
    internal static byte[] Settings(Seat seat, string certificate)
    {
        ServerSetup setup = seat.Scenario.Server;
        using MemoryStream document = new();
        using (Utf8JsonWriter json = new(document))
        {
            json.WriteStartObject();
            json.WriteString("address", seat.ServerAddress);
            json.WriteString("tree", seat.Tree);
            json.WriteString("user", setup.User);
            json.WriteString("password", setup.Password);
            json.WriteBoolean("anonymous", setup.Anonymous);
            json.WriteString("certificate", certificate);
            json.WriteStartArray("passivePorts");
            foreach (string port in setup.PassivePorts?.Split('-') ?? [])
                json.WriteRawValue(port);
            json.WriteEndArray();
            json.WriteString("publicAddress", setup.PublicAddress);
            json.WriteNumber("idleTimeout", setup.IdleTimeout);
            json.WriteNumber("connectTimeout", setup.ConnectTimeout);
            json.WritePropertyName("loginDelay");
            if (setup.LoginDelay is { } delay)
                json.WriteNumberValue(delay);
            else
                json.WriteNullValue();
            json.WriteNumber("rate", setup.Rate);
            json.WriteEndObject();
        }

        return document.ToArray();
    }

    private static string? WhyNot(ServerSetup setup) =>
        setup.RequiresReuse ? "pyftpdlib cannot demand that data connections resume the TLS session (requiresReuse). Take vsftpd, proftpd or glassport."
        : setup is { Tls: true, Rate: > 0 } ? "pyftpdlib limits the rate of connections without TLS only (rate). Take another server."
        : null;

    private static string Missing(Seat seat) => seat.Scenario.Server.Tls
        ? "No python3 here has pyftpdlib and PyOpenSSL. Install the Debian packages python3-pyftpdlib and python3-openssl."
        : "No python3 here has pyftpdlib. Install the Debian package python3-pyftpdlib.";

    // The first that has it: people have several, and the system's packages belong to one.
    private static async Task<string?> PythonAsync(Seat seat, CancellationToken cancellationToken)
    {
        string handler = seat.Scenario.Server.Tls ? "TLS_FTPHandler" : "FTPHandler";
        foreach (string python in seat.Machine.FindAll("python3"))
        {
            try
            {
                await Tool.RunAsync([python, "-c", $"from pyftpdlib.handlers import {handler}"], "", cancellationToken).ConfigureAwait(false);
                return python;
            }
            catch (LabException)
            {
                // This one has not.
            }
        }

        return null;
    }
}
