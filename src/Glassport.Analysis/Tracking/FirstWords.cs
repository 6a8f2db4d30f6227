using Glassport.Packets.Streams;

namespace Glassport.Analysis.Tracking;

/// <summary>The first bytes of both sides of a connection, and what they say of it: whether it is a control connection on whatever port.</summary>
internal sealed class FirstWords
{
    // A greeting and a command; a longer head tells no more.
    private const int MaximumHead = 1024;

    private byte[] openerHead = [];
    private byte[] calledHead = [];

    /// <summary>What the bytes look like when they are not FTP's, <c>unknown</c> when like nothing known here.</summary>
    public string LooksLike
    {
        get
        {
            string looks = ProtocolGuess.Of(calledHead);
            return looks == "unknown" ? ProtocolGuess.Of(openerHead) : looks;
        }
    }

    /// <summary>The next bytes of a side.</summary>
    public void Add(bool fromOpener, ReadOnlySpan<byte> bytes)
    {
        ref byte[] head = ref fromOpener ? ref openerHead : ref calledHead;
        if (head.Length < MaximumHead)
            head = [.. head, .. bytes[..Math.Min(bytes.Length, MaximumHead - head.Length)]];
    }

    /// <summary>Judges what has come so far.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="openerIsControl">Whether FTP is expected on the opener's port.</param>
    /// <param name="calledIsControl">Whether FTP is expected on the called port.</param>
    public FirstVerdict Judge(TcpConnection connection, bool openerIsControl, bool calledIsControl)
    {
        if (openerHead.Length == 0 && calledHead.Length == 0)
            return FirstVerdict.Open;
        if (openerIsControl || calledIsControl)
            return calledIsControl ? FirstVerdict.Ftp : FirstVerdict.FtpReversed;
        if (openerHead.Length > 0 && calledHead.Length == 0)
            return JudgeMidstream(connection);
        if (!ProtocolGuess.CanBeGreeting(calledHead))
            return openerHead.Length > 0 && connection.SynSeen ? FirstVerdict.NotFtp : JudgeMidstream(connection);
        if (calledHead.Length >= 4 && ProtocolGuess.SaysFtp(calledHead) && ProtocolGuess.Of(calledHead) == "unknown")
            return FirstVerdict.Ftp;
        if (openerHead.Length == 0)
            return FirstVerdict.Open;
        if (!openerHead.AsSpan().Contains((byte)'\n') && openerHead.Length < 512)
            return FirstVerdict.Open;
        return ProtocolGuess.IsFtpCommand(openerHead) ? FirstVerdict.Ftp : FirstVerdict.NotFtp;
    }

    // Without its beginning a control connection shows by a command that only FTP has, answered by three digits.
    private FirstVerdict JudgeMidstream(TcpConnection connection)
    {
        if (connection.SynSeen)
            return openerHead.Length > 0 && !ProtocolGuess.IsFtpCommand(openerHead) || calledHead.Length > 0 ? FirstVerdict.NotFtp : FirstVerdict.Open;
        if (openerHead.Length == 0 || calledHead.Length == 0)
            return openerHead.Length + calledHead.Length > 512 ? FirstVerdict.NotFtp : FirstVerdict.Open;
        if (IsDialogue(openerHead, calledHead))
            return FirstVerdict.Ftp;
        return IsDialogue(calledHead, openerHead) ? FirstVerdict.FtpReversed : FirstVerdict.NotFtp;
    }

    private static bool IsDialogue(ReadOnlySpan<byte> commands, ReadOnlySpan<byte> replies) =>
        ProtocolGuess.IsFtpCommand(commands) && Protocol.Replies.ReplyLine.Parse(replies).Code != 0
        && ProtocolGuess.Of(commands) == "unknown" && ProtocolGuess.Of(replies) == "unknown";
}
