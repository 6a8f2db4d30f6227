using System.Text.Json;
using Glassport.Lab.Networks;
using Glassport.Lab.Scenarios;
using Glassport.Lab.VirtualMachines;

namespace Glassport.Lab.Seats;

/// <summary>Our own server, with one site.</summary>
internal sealed class GlassportServer : IServerProgram, IGuestProgram
{
    /// <inheritdoc/>
    public string Name => SeatPrograms.Default;

    /// <inheritdoc/>
    public Task<string?> WhyNotAsync(Seat seat, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <inheritdoc/>
    public async Task<Launch> PrepareAsync(Seat seat, CancellationToken cancellationToken)
    {
        string state = await ApplyAsync(seat, seat.Folder, cancellationToken).ConfigureAwait(false);
        return new([.. seat.Glassport, "serve", "--state", state]);
    }

    /// <inheritdoc/>
    public string Processor => "max"; // .NET does not start on the least x86-64.

    /// <inheritdoc/>
    public string? WhyNotInGuest(Seat seat) => DotNet.WhyNotInGuest();

    /// <inheritdoc/>
    public async Task<Launch> PackAsync(Seat seat, string scratch, RootFileSystem root, CancellationToken cancellationToken)
    {
        await DotNet.PackAsync(seat.Glassport, root, cancellationToken).ConfigureAwait(false);
        // Here, and not in the guest, where it would take a second start of .NET.
        string applied = await ApplyAsync(seat, scratch, cancellationToken).ConfigureAwait(false);
        string state = seat.In("state");
        foreach (string file in Directory.EnumerateFiles(applied))
            root.AddFile($"{state}/{Path.GetFileName(file)}", await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false));
        return new([.. seat.Glassport, "serve", "--state", state]) { Environment = DotNet.InGuest };
    }

    private static async Task<string> ApplyAsync(Seat seat, string folder, CancellationToken cancellationToken)
    {
        string configuration = Path.Combine(folder, "glassport.json");
        await File.WriteAllBytesAsync(configuration, Configuration(seat), cancellationToken).ConfigureAwait(false);
        string state = Path.Combine(folder, "state");
        await Tool.RunAsync([.. seat.Glassport, "config", "apply", "--state", state, configuration], "", cancellationToken).ConfigureAwait(false);
        return state;
    }

    private static byte[] Configuration(Seat seat)
    {
        ServerSetup setup = seat.Scenario.Server;
        using MemoryStream document = new();
        using (Utf8JsonWriter json = new(document))
        {
            json.WriteStartObject();
            json.WriteStartArray("users");
            json.WriteStartObject();
            json.WriteString("name", setup.User);
            json.WriteString("password", setup.Password);
            json.WriteEndObject();
            json.WriteEndArray();
            if (setup.LoginDelay is { } delay)
            {
                json.WriteStartObject("bans");
                json.WriteNumber("delay", delay);
                json.WriteEndObject();
            }

            json.WriteStartArray("sites");
            WriteSite(json, seat, setup);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return document.ToArray();
    }

    private static void WriteSite(Utf8JsonWriter json, Seat seat, ServerSetup setup)
    {
        json.WriteStartObject();
        json.WriteString("name", "lab");
        json.WriteString("physicalPath", seat.Tree);
        json.WriteStartArray("bindings");
        json.WriteStartObject();
        json.WriteString("address", seat.ServerAddress);
        json.WriteNumber("port", seat.Port);
        json.WriteString("tls", setup.Tls ? "explicit" : "none");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("authentication");
        json.WriteBoolean("anonymous", setup.Anonymous);
        json.WriteEndObject();
        json.WriteStartArray("rules");
        WriteRule(json, "users", "all");
        WriteRule(json, "everyone", "read");
        json.WriteEndArray();
        json.WriteStartObject("limits");
        if (setup.IdleTimeout > 0)
            json.WriteNumber("idleTimeout", setup.IdleTimeout);
        if (setup.ConnectTimeout > 0)
            json.WriteNumber("connectTimeout", setup.ConnectTimeout);
        json.WriteNumber("ratePerTransfer", setup.Rate);
        json.WriteEndObject();
        json.WriteStartObject("tls");
        json.WriteString("sessionReuse", setup.RequiresReuse ? "require" : "allow");
        json.WriteEndObject();
        json.WriteStartObject("data");
        if (setup.PassivePorts is { } ports)
            json.WriteString("passivePorts", ports);
        if (setup.PublicAddress is { } address)
        {
            json.WriteString("publicAddress", address);
            json.WriteStartArray("localNetworks");
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, string who, string operations)
    {
        json.WriteStartObject();
        json.WriteString("effect", "allow");
        json.WriteString("who", who);
        json.WriteStartArray("operations");
        json.WriteStringValue(operations);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
