namespace Glassport.Packets;

/// <summary>Where and why a capture file could not be read further; everything before it was.</summary>
/// <param name="File">The file's name without its folder.</param>
/// <param name="Offset">Bytes from the start of the (decompressed) file to the record that is broken.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record Damage(string File, long Offset, string Reason);
