namespace Glassport.App.WebConsole.Wire;

/// <summary>A line of a dialogue.</summary>
/// <param name="Sender"><c>client</c> or <c>server</c>.</param>
/// <param name="Packet">The packet that completed it.</param>
/// <param name="Text">The line; what PASS and ACCT carry is hidden.</param>
internal sealed record StreamLine(string Sender, long Packet, string Text);
