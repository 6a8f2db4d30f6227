namespace Glassport.Packets.Dissection;

/// <summary>A field of a layer.</summary>
/// <param name="Name">Wireshark's filter name, such as <c>ip.ttl</c>.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Value">Its value as text; from the wire, not yet escaped.</param>
/// <param name="Offset">Where it begins, in bytes from the start of the frame.</param>
/// <param name="Length">How many bytes it has; 0 for what is worked out from others.</param>
public sealed record DissectedField(string Name, string Label, string Value, int Offset, int Length);
