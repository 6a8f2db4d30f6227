using System.Net.Sockets;
using System.Text;

namespace Glassport.Client;

/// <summary>How a client connects, logs in and transfers.</summary>
public sealed record ClientOptions
{
    /// <summary>The options that nobody asked to be different.</summary>
    public static ClientOptions Default { get; } = new();

    /// <summary>How long a connection may take to be made.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a reply may take from the command to its last line.</summary>
    public TimeSpan ReplyTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a data connection may carry nothing, and how long the server's connection is waited for in active mode.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>After so long without a command while a transfer runs, NOOP keeps the control connection's path open; zero for never.</summary>
    public TimeSpan KeepAlive { get; init; }

    /// <summary>Who makes the data connections.</summary>
    public DataMode Mode { get; init; } = DataMode.Auto;

    /// <summary>The only way to data connections that is tried; null for every way that <see cref="Mode"/> leaves.</summary>
    public DataWay? OnlyWay { get; init; }

    /// <summary>Whether EPSV and EPRT are tried before PASV and PORT where IPv4 leaves the choice.</summary>
    public bool PrefersExtended { get; init; } = true;

    /// <summary>The local ports that the server may connect to in active mode, first and last; null for any.</summary>
    public (int First, int Last)? ActivePorts { get; init; }

    /// <summary>The address that the server is told in active mode: that of a router which forwards; null for the local one.</summary>
    public System.Net.IPAddress? ActiveAddress { get; init; }

    /// <summary>The family of addresses to use; unspecified for both.</summary>
    public AddressFamily Family { get; init; } = AddressFamily.Unspecified;

    /// <summary>Whether a server's certificate is trusted.</summary>
    public CertificateTrust Trust { get; init; } = new();

    /// <summary>Whether data connections resume the control connection's TLS session, which many servers demand.</summary>
    public bool ResumesTls { get; init; } = true;

    /// <summary>The protocol that TLS asks for (ALPN, RFC 7301): <c>ftp</c> is the registered one; null for none.</summary>
    public string? ApplicationProtocol { get; init; }

    /// <summary>Whether data connections are protected when the control connection is (PROT P).</summary>
    public bool ProtectsData { get; init; } = true;

    /// <summary>The way out of this network, or null for none.</summary>
    public FtpProxy? Proxy { get; init; }

    /// <summary>The encoding of names and replies; null to find it out.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>Whether MLSD is used where the server has it.</summary>
    public bool UsesMachineListings { get; init; } = true;

    /// <summary>What was learnt about hosts before, and is learnt now.</summary>
    public IHostMemory Memory { get; init; } = new HostMemory();

    /// <summary>The most bytes a second that transfers move together; null for no limit.</summary>
    public RateLimit? Rate { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Told what happens, in order, from the flow of control that makes it happen.</summary>
    public Action<SessionEvent>? Watch { get; init; }
}
