namespace Glassport.Packets.Dissection;

/// <summary>A layer of a frame.</summary>
/// <param name="Name">Wireshark's name of the protocol, such as <c>tcp</c>.</param>
/// <param name="Title">One line.</param>
/// <param name="Offset">Where it begins, in bytes from the start of the frame.</param>
/// <param name="Length">How many of its bytes were captured.</param>
/// <param name="Fields">Its fields, in their order.</param>
public sealed record DissectedLayer(string Name, string Title, int Offset, int Length, IReadOnlyList<DissectedField> Fields);
