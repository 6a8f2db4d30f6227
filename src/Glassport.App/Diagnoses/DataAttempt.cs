using System.Net;
using Glassport.Client;

namespace Glassport.App.Diagnoses;

/// <summary>One attempt at a data connection.</summary>
/// <param name="Way">How.</param>
/// <param name="Asked">The command that asked for it, with its reply.</param>
internal sealed record DataAttempt(DataWay Way, Exchange Asked)
{
    /// <summary>The way's verb.</summary>
    public string Verb => Way.ToString().ToUpperInvariant();

    /// <summary>Whether the server connects.</summary>
    public bool IsActive => Way is DataWay.Port or DataWay.Eprt;

    /// <summary>What the server's reply named, or null.</summary>
    public string? Told { get; set; }

    /// <summary>Where the client connected to, or waited; null when it never came to that.</summary>
    public IPEndPoint? Endpoint { get; set; }

    /// <summary>Why the client's connection failed; null when it did not.</summary>
    public ConnectProblem? Problem { get; set; }

    /// <summary>Whether the connection came about.</summary>
    public bool IsOpen { get; set; }

    /// <summary>What TLS agreed on for it, or null.</summary>
    public TlsFacts? Tls { get; set; }

    /// <summary>Why the attempt was given up, or null.</summary>
    public string? Reason { get; set; }

    /// <summary>The transfer that used it, or null.</summary>
    public Exchange? Transfer { get; set; }

    /// <summary>Whether the server's reply named an address other than the one that the client connected to.</summary>
    public bool IsReplaced => Told is not null && Way == DataWay.Pasv && Endpoint is not null && Told != Endpoint.ToString();
}
