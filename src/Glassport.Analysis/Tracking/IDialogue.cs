using Glassport.Packets;
using Glassport.Protocol;
using Glassport.Protocol.Replies;

namespace Glassport.Analysis.Tracking;

/// <summary>Who wants to know what is said on a control connection, as <see cref="DialogueReader"/> reads it.</summary>
internal interface IDialogue
{
    /// <summary>Whether AUTH was sent and TLS may begin at the client's next byte.</summary>
    bool AwaitsTls { get; }

    /// <summary>The client's bytes are TLS from here on; the reader must be given a watcher.</summary>
    void StartTls();

    /// <summary>What is spoken is no FTP; nothing more must be told.</summary>
    void NotFtp(string looksLike);

    /// <summary>A line or a reply begins at the offset; told for each piece of it.</summary>
    void Begins(bool fromClient, long offset);

    /// <summary>An empty line: nothing began after all.</summary>
    void Blank(bool fromClient, long end, Timestamp time);

    /// <summary>A command.</summary>
    /// <param name="line">Its line, valid during the call.</param>
    /// <param name="parsed">The line as Protocol reads it.</param>
    /// <param name="end">The stream offset behind its end.</param>
    /// <param name="packet">The packet that holds its last byte.</param>
    /// <param name="time">When that was captured.</param>
    void Command(in LineAssembler.Line line, in CommandLine parsed, long end, long packet, Timestamp time);

    /// <summary>A line of a reply.</summary>
    void ReplyLine(ReadOnlySpan<byte> line);

    /// <summary>A reply is whole, or will not become so.</summary>
    /// <param name="reply">The reply, valid during the call.</param>
    /// <param name="complete">Whether all of it is there.</param>
    /// <param name="end">The stream offset behind its end.</param>
    /// <param name="firstPacket">The packet that holds its first byte.</param>
    /// <param name="packet">The packet that holds its last byte.</param>
    /// <param name="time">When that was captured.</param>
    void Reply(ReplyParser reply, bool complete, long end, long firstPacket, long packet, Timestamp time);

    /// <summary>Bytes of the server are missing: replies may be lost in them.</summary>
    void LoseReplies();
}
