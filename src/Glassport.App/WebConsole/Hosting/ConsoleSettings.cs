using System.Net;

namespace Glassport.App.WebConsole.Hosting;

/// <summary>How the console is reached.</summary>
internal sealed record ConsoleSettings
{
    /// <summary>The port when nobody names another.</summary>
    public const int UsualPort = 8021;

    /// <summary>Where it listens.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, UsualPort);

    /// <summary>The certificate; null: a self-signed one where others than this machine can reach the console, else no TLS.</summary>
    public string? Certificate { get; init; }

    /// <summary>The certificate's key, when it is in a file of its own.</summary>
    public string? Key { get; init; }

    /// <summary>The names and addresses, besides those of this machine, that browsers know the console by.</summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>Where the first administrator's password is; null: from the environment, or one is made up.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>Whether the administrator gets a new password.</summary>
    public bool ResetPassword { get; init; }

    /// <summary>Whether connections are protected by TLS.</summary>
    public bool IsSecure => Certificate is not null || !IPAddress.IsLoopback(Listen.Address);
}
