using System.Net;
using Glassport.App.Operations;
using Glassport.App.WebConsole.Hosting;
using Glassport.Server.Settings;

namespace Glassport.App.Serving;

/// <summary>What the command line of <c>serve</c> asks for.</summary>
internal sealed record ServeRequest
{
    /// <summary>The folder to serve; null: the sites of the state folder.</summary>
    public string? Root { get; init; }

    /// <summary>Whether anonymous users are let in.</summary>
    public bool Anonymous { get; init; }

    /// <summary>The user; null: glassport, or nobody where anonymous users are let in.</summary>
    public string? User { get; init; }

    /// <summary>Where the user's password is.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>Where to listen; empty: on the loopback addresses.</summary>
    public IReadOnlyList<string> Listen { get; init; } = [];

    /// <summary>The ports of passive data connections.</summary>
    public PortRange? PassivePorts { get; init; }

    /// <summary>The address that clients are told.</summary>
    public IPAddress? PublicAddress { get; init; }

    /// <summary>none, explicit, implicit or required; null: explicit where there is a certificate, else none.</summary>
    public string? Tls { get; init; }

    /// <summary>The certificate.</summary>
    public string? Certificate { get; init; }

    /// <summary>The certificate's key.</summary>
    public string? Key { get; init; }

    /// <summary>Whether nobody may change anything.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The state folder; null: the usual one.</summary>
    public string? State { get; init; }

    /// <summary>Only say whether the configuration can be used.</summary>
    public bool Check { get; init; }

    /// <summary>How the console is reached; null: there is none.</summary>
    public ConsoleSettings? Console { get; init; }

    /// <summary>How the server is watched.</summary>
    public OperationSettings Operations { get; init; } = new();
}
