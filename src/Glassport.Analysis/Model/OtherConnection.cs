using Glassport.Packets;

namespace Glassport.Analysis.Model;

/// <summary>A TCP connection that belongs to no FTP conversation.</summary>
/// <param name="From">Who opened it, or who was seen first.</param>
/// <param name="To">The other end.</param>
/// <param name="Packets">Packets in both directions.</param>
/// <param name="Bytes">Payload bytes in both directions.</param>
/// <param name="LooksLike"><c>smtp</c>, <c>http</c>, <c>tls</c>, <c>ssh</c>, <c>ftp-data</c> or <c>unknown</c>.</param>
/// <param name="FirstPacket">Its first packet.</param>
public sealed record OtherConnection(Endpoint From, Endpoint To, long Packets, long Bytes, string LooksLike, long FirstPacket);
