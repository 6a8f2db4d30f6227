using Glassport.Packets;

namespace Glassport.Analysis.Model;

/// <summary>One ARP or neighbour discovery packet.</summary>
/// <param name="Packet">Its number.</param>
/// <param name="IsRequest">Request or solicitation; else reply or advertisement.</param>
/// <param name="Sender">The address of who sent it.</param>
/// <param name="SenderMac">The MAC address that it tells.</param>
/// <param name="Target">The address asked for, or whom the answer is for.</param>
/// <param name="AnsweredBy">A request's first reply, or null.</param>
/// <param name="Answers">The request that a reply answers, or null.</param>
public sealed record AddressResolution(
    long Packet, bool IsRequest, HostAddress Sender, MacAddress SenderMac, HostAddress Target, long? AnsweredBy, long? Answers);
