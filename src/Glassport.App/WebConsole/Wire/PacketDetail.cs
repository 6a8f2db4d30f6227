using Glassport.Packets.Dissection;

namespace Glassport.App.WebConsole.Wire;

/// <summary>A packet taken apart.</summary>
/// <param name="Row">What it is.</param>
/// <param name="Captured">How many of its bytes were captured.</param>
/// <param name="Time">When it was captured: RFC 3339 in UTC.</param>
/// <param name="Layers">Its layers, outermost first.</param>
/// <param name="Bytes">Its bytes; what PASS and ACCT carry is overwritten.</param>
internal sealed record PacketDetail(PacketRow Row, int Captured, string Time, IReadOnlyList<DissectedLayer> Layers, byte[] Bytes);
