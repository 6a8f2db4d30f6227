using System.Net;

namespace Glassport.Client;

/// <summary>Something that happened in a session: what <c>--verbose</c> shows and what a failure is explained with.</summary>
public abstract record SessionEvent
{
    private SessionEvent()
    {
    }

    /// <summary>The name became addresses.</summary>
    /// <param name="Host">The name.</param>
    /// <param name="Addresses">Its addresses, in the order in which they are tried.</param>
    public sealed record Resolved(string Host, IReadOnlyList<IPAddress> Addresses) : SessionEvent;

    /// <summary>A connection is tried.</summary>
    /// <param name="Server">Where to.</param>
    public sealed record Connecting(IPEndPoint Server) : SessionEvent;

    /// <summary>A connection could not be made.</summary>
    /// <param name="Server">Where to.</param>
    /// <param name="Problem">Why, as far as it is known.</param>
    /// <param name="Reason">What the system said.</param>
    public sealed record ConnectFailed(IPEndPoint Server, ConnectProblem Problem, string Reason) : SessionEvent;

    /// <summary>The control connection is there.</summary>
    /// <param name="Server">The server's end, or the proxy's.</param>
    /// <param name="Client">This end.</param>
    public sealed record Connected(IPEndPoint Server, IPEndPoint Client) : SessionEvent;

    /// <summary>A command was sent.</summary>
    /// <param name="Line">The line; a password is masked.</param>
    public sealed record Command(string Line) : SessionEvent;

    /// <summary>A reply came.</summary>
    /// <param name="Content">The reply.</param>
    public sealed record Reply(ServerReply Content) : SessionEvent;

    /// <summary>TLS protects a connection.</summary>
    /// <param name="Facts">What was agreed on.</param>
    /// <param name="IsData">Whether it is a data connection.</param>
    public sealed record Secured(TlsFacts Facts, bool IsData) : SessionEvent;

    /// <summary>The server said where to connect to for the data.</summary>
    /// <param name="Told">What the reply names; the address is null in a 229.</param>
    /// <param name="Used">Where the client connects to.</param>
    public sealed record DataAdvertised(string Told, IPEndPoint Used) : SessionEvent;

    /// <summary>The client waits for the server's connection.</summary>
    /// <param name="Told">What the server was told.</param>
    public sealed record DataAwaited(IPEndPoint Told) : SessionEvent;

    /// <summary>A data connection is there.</summary>
    /// <param name="Server">The server's end.</param>
    /// <param name="Client">This end.</param>
    public sealed record DataOpened(IPEndPoint Server, IPEndPoint Client) : SessionEvent;

    /// <summary>A way to a data connection did not work.</summary>
    /// <param name="Way">The way.</param>
    /// <param name="Reason">Why.</param>
    public sealed record DataFailed(DataWay Way, string Reason) : SessionEvent;

    /// <summary>The server sent more than its answer to AUTH before TLS began: what stands there may be from somebody in between (CVE-2021-22947).</summary>
    public sealed record Injected : SessionEvent;

    /// <summary>Something is wrong and yet goes on.</summary>
    /// <param name="Text">What, and what was done about it.</param>
    public sealed record Warning(string Text) : SessionEvent;
}
