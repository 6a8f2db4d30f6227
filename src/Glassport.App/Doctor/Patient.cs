using System.Net;
using Glassport.App.Diagnoses;
using Glassport.App.Remote;
using Glassport.Client;

namespace Glassport.App.Doctor;

/// <summary>The server that is examined: how it is reached, and what earlier checks learnt about it.</summary>
/// <param name="address">Where it is, with user and password.</param>
/// <param name="options">How to reach it.</param>
/// <param name="mayWrite">Whether files may be made there (and removed again).</param>
internal sealed class Patient(FtpAddress address, ClientOptions options, bool mayWrite)
{
    private SessionLog log = new(address);

    /// <summary>Where it is.</summary>
    public FtpAddress Address => address;

    /// <summary>How it is reached; nothing of earlier runs is remembered, and every run begins anew.</summary>
    public ClientOptions Options { get; } = options with { Memory = new HostMemory() };

    /// <summary>Whether files may be made there.</summary>
    public bool MayWrite => mayWrite;

    /// <summary>Whether it answers.</summary>
    public bool Answers { get; set; }

    /// <summary>The address that answered, or null.</summary>
    public IPAddress? Host { get; set; }

    /// <summary>Whether it offers TLS.</summary>
    public bool OffersTls { get; set; }

    /// <summary>Whether it lets the user in.</summary>
    public bool LetsIn { get; set; }

    /// <summary>Whether its certificate is trusted; without that no password goes through TLS.</summary>
    public bool IsTrusted { get; set; }

    /// <summary>What the server says of itself.</summary>
    public string Greeting { get; set; } = "";

    /// <summary>The log of the last session, for what went wrong in it.</summary>
    public SessionLog Log => log;

    /// <summary>The same server with TLS.</summary>
    public FtpAddress ByTls => address.Tls == TlsMode.None ? address with { Tls = TlsMode.Explicit } : address;

    /// <summary>The same server before AUTH; one that begins with TLS has no such time.</summary>
    public FtpAddress BeforeTls => address.Tls == TlsMode.Explicit ? address with { Tls = TlsMode.None } : address;

    /// <summary>Connects; does not log in.</summary>
    /// <param name="target">Where to: the server, with TLS or without.</param>
    /// <param name="own">How.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<Visit> ConnectAsync(FtpAddress target, ClientOptions own, CancellationToken cancellationToken)
    {
        log = new(target);
        var current = log;
        var client = await FtpClient.ConnectAsync(target, own with { Watch = current.Write + own.Watch }, cancellationToken).ConfigureAwait(false);
        return new(client, current);
    }

    /// <summary>Connects and logs in.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="own">How.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<Visit> LogInAsync(FtpAddress target, ClientOptions own, CancellationToken cancellationToken)
    {
        var visit = await ConnectAsync(target, own, cancellationToken).ConfigureAwait(false);
        try
        {
            await visit.Client.LoginAsync(address.User ?? RemoteSession.Anonymous, address.Password ?? "", null, cancellationToken).ConfigureAwait(false);
            return visit;
        }
        catch
        {
            await visit.Client.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Logs in as asked for.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public Task<Visit> LogInAsync(CancellationToken cancellationToken) => LogInAsync(address, Options, cancellationToken);
}
