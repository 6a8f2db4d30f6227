namespace Glassport.Analysis.Model;

/// <summary>The three packets that open a TCP connection (RFC 9293 §3.5); null for one that is not in the capture.</summary>
/// <param name="Syn">The first SYN.</param>
/// <param name="SynAck">The SYN+ACK.</param>
/// <param name="Ack">The ACK that completes it.</param>
public sealed record Handshake(long? Syn, long? SynAck, long? Ack);
