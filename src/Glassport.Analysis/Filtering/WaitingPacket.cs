namespace Glassport.Analysis.Filtering;

/// <summary>A packet that is not let through yet, without its bytes.</summary>
/// <param name="Packet">What is known of it; its length is that of the bytes that wait.</param>
/// <param name="HeaderLength">How many of its bytes are headers, should it turn out to be a data connection's.</param>
/// <param name="Fate">What decides on it; null for ARP and neighbour discovery, where its hosts do.</param>
/// <param name="Question">What an ARP or neighbour discovery packet is about.</param>
internal readonly record struct WaitingPacket(KeptPacket Packet, int HeaderLength, Fate? Fate, AddressQuestion Question);
