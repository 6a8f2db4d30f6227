using Glassport.Packets;

namespace Glassport.Analysis.Filtering;

/// <summary>What an ARP or neighbour discovery packet is about.</summary>
/// <param name="Source">Who asks or answers.</param>
/// <param name="Destination">Whose address is asked for or told.</param>
/// <param name="Sender">The MAC address of who asks or answers.</param>
internal readonly record struct AddressQuestion(HostAddress Source, HostAddress Destination, MacAddress Sender);
