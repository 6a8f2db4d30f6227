namespace Glassport.Server.Sessions;

/// <summary>A line from a client.</summary>
/// <param name="Status">Whether there is one.</param>
/// <param name="Bytes">The line without its end, Telnet commands removed; valid until the next is read.</param>
internal readonly record struct ControlLine(ControlLineStatus Status, ReadOnlyMemory<byte> Bytes = default);
