namespace Glassport.Client;

/// <summary>Something could not be done; the message says what, where and why, fit to be shown.</summary>
public sealed class FtpException : Exception
{
    /// <summary>Says what happened.</summary>
    /// <param name="kind">What kind of failure it is.</param>
    /// <param name="message">What, where and why.</param>
    /// <param name="reply">The server's reply that says so, or null.</param>
    /// <param name="inner">What the system said, or null.</param>
    public FtpException(FailureKind kind, string message, ServerReply? reply = null, Exception? inner = null)
        : base(message, inner)
    {
        Kind = kind;
        Reply = reply;
    }

    /// <summary>What kind of failure it is.</summary>
    public FailureKind Kind { get; }

    /// <summary>The server's reply, or null when it had no say.</summary>
    public ServerReply? Reply { get; }

    /// <summary>True when the same may work a moment later: the network, a 4yz reply.</summary>
    public bool IsTransient => Kind is FailureKind.Unreachable or FailureKind.ConnectionLost or FailureKind.TransferCut or FailureKind.DataConnection
        || Reply is { Code: >= 400 and < 500 };
}
