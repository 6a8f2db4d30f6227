using Glassport.Packets;
using Glassport.Protocol;
using Glassport.Protocol.Replies;

namespace Glassport.Analysis.Tracking;

/// <summary>Cuts the two streams of a control connection into commands and replies, up to where they become TLS and from where they are clear again.</summary>
/// <param name="dialogue">Who is told.</param>
/// <param name="longestCommand">How many bytes of a command line are kept.</param>
/// <param name="longestReply">How many bytes of a reply are kept.</param>
internal sealed class DialogueReader(IDialogue dialogue, int longestCommand = Limits.ReplyBytes, int longestReply = Limits.ReplyBytes)
{
    private readonly LineAssembler clientLines = new(longestCommand);
    private readonly LineAssembler serverLines = new(longestReply);
    private readonly ReplyParser replies = new(longestReply);
    private SpokenProtocol spoken;
    private bool replyBegun;
    private bool replyBroken;
    private long replyFirstPacket;
    private long currentPacket;

    /// <summary>What walks the TLS records once there are any.</summary>
    public TlsWatcher? Tls { get; set; }

    /// <summary>Whether the server has said anything.</summary>
    public bool ServerHeard => spoken.ServerJudged;

    /// <summary>Whether a side's bytes are TLS now.</summary>
    public bool IsTls(bool fromClient) => Tls is { Started: true } tls && !tls.IsClear(fromClient);

    /// <summary>The next bytes of a side.</summary>
    /// <param name="fromClient">Which side.</param>
    /// <param name="offset">The stream offset of the first byte.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="midstream">Whether the capture began after the connection.</param>
    /// <param name="packet">The packet that carried them.</param>
    /// <param name="time">When that was captured.</param>
    public void Data(bool fromClient, long offset, ReadOnlySpan<byte> bytes, bool midstream, long packet, Timestamp time)
    {
        if (!spoken.Judged(fromClient) && spoken.Judge(fromClient, bytes, !midstream && offset == 0) is { } looksLike && Tls is null)
        {
            dialogue.NotFtp(looksLike);
            return;
        }

        if (IsTls(fromClient))
        {
            int length = Tls!.Data(fromClient, bytes);
            offset += length;
            bytes = bytes[length..];
            if (bytes.IsEmpty)
                return;
        }

        if (fromClient && dialogue.AwaitsTls && TlsWatcher.LooksLike(bytes))
        {
            dialogue.StartTls();
            Tls!.Data(fromClient, bytes);
            return;
        }

        currentPacket = packet;
        if (fromClient)
            ReadCommands(offset, bytes, packet, time);
        else
            ReadReplies(offset, bytes, packet, time);
    }

    /// <summary>Bytes of a side are missing, up to <paramref name="end"/>.</summary>
    public void Gap(bool fromClient, long end, Timestamp time)
    {
        if (IsTls(fromClient))
        {
            Tls!.Gap(fromClient);
        }
        else if (fromClient)
        {
            if (clientLines.TryBreak(out LineAssembler.Line line))
                CommandDone(line, end, currentPacket, time);
        }
        else
        {
            replyBroken = true;
            dialogue.LoseReplies();
            if (serverLines.TryBreak(out LineAssembler.Line line))
                ReplyLineDone(line, end, currentPacket, time);
        }
    }

    /// <summary>What is unfinished will not be finished: tells it as incomplete.</summary>
    public void Flush(long clientEnd, long serverEnd, Timestamp time)
    {
        if (clientLines.TryBreak(out LineAssembler.Line command))
            CommandDone(command, clientEnd, currentPacket, time);
        if (serverLines.TryBreak(out LineAssembler.Line reply))
            ReplyLineDone(reply, serverEnd, currentPacket, time);
        if (replies.Abandon())
            ReplyDone(complete: false, serverEnd, currentPacket, time);
    }

    private void ReadCommands(long offset, ReadOnlySpan<byte> bytes, long packet, Timestamp time)
    {
        long end = offset + bytes.Length;
        while (!bytes.IsEmpty)
        {
            dialogue.Begins(fromClient: true, end - bytes.Length);
            if (!clientLines.TryTake(ref bytes, packet, out LineAssembler.Line line))
                break;
            CommandDone(line, end - bytes.Length, packet, time);
        }
    }

    private void CommandDone(LineAssembler.Line line, long end, long packet, Timestamp time)
    {
        CommandLine parsed = CommandLine.Parse(line.Text);
        if (parsed.Name.Length == 0)
            dialogue.Blank(fromClient: true, end, time);
        else
            dialogue.Command(line, parsed, end, packet, time);
    }

    private void ReadReplies(long offset, ReadOnlySpan<byte> bytes, long packet, Timestamp time)
    {
        long end = offset + bytes.Length;
        while (!bytes.IsEmpty)
        {
            BeginReply(end - bytes.Length, packet);
            if (!serverLines.TryTake(ref bytes, packet, out LineAssembler.Line line))
                break;
            ReplyLineDone(line, end - bytes.Length, packet, time);
            if (IsTls(fromClient: false) && !bytes.IsEmpty)
            {
                Tls!.Data(false, bytes);
                break;
            }
        }
    }

    private void BeginReply(long offset, long packet)
    {
        if (!replyBegun)
            replyFirstPacket = packet;
        replyBegun = true;
        dialogue.Begins(fromClient: false, offset);
    }

    private void ReplyLineDone(LineAssembler.Line line, long end, long packet, Timestamp time)
    {
        if (!line.Text.IsEmpty)
            dialogue.ReplyLine(line.Text);
        ReplyLine head = ReplyLine.Parse(line.Text);
        if (replies.IsOpen && replyBroken && head.Code != 0 && head.Code != replies.Code && replies.Abandon())
        {
            // The end of the reply is lost, and this is the next one.
            ReplyDone(complete: false, end - line.Text.Length, packet, time);
            BeginReply(end - line.Text.Length, packet);
        }

        bool complete = line.Complete;
        if (replies.Feed(line.Text) == ReplyProgress.Complete)
        {
            ReplyDone(complete, end, packet, time);
        }
        else if (replies.LineCount == 0)
        {
            replyBegun = false;
            dialogue.Blank(fromClient: false, end, time);
        }
    }

    private void ReplyDone(bool complete, long end, long packet, Timestamp time)
    {
        if (!replyBegun)
            return;
        replyBegun = false;
        replyBroken = false;
        dialogue.Reply(replies, complete && !replies.IsTruncated, end, replyFirstPacket, packet, time);
    }
}
