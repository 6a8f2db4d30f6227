using Glassport.Packets.Transport;

namespace Glassport.Bench;

/// <summary>One packet to come.</summary>
/// <param name="Flow">Which of the session's connections.</param>
/// <param name="Side">Who sends it: 0 opened the connection.</param>
/// <param name="Flags">The control bits.</param>
/// <param name="IsText">Whether the payload is in the session's text; else in the common content.</param>
/// <param name="Offset">Where the payload begins.</param>
/// <param name="Length">How long it is.</param>
internal readonly record struct Step(byte Flow, byte Side, TcpFlags Flags, bool IsText, int Offset, int Length);
