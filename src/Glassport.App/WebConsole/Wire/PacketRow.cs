using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Packets;

namespace Glassport.App.WebConsole.Wire;

/// <summary>A packet in a list.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Time">Seconds since the first packet.</param>
/// <param name="From">The sender.</param>
/// <param name="To">The receiver.</param>
/// <param name="Length">Bytes on the wire.</param>
/// <param name="Info">One line for it; what PASS and ACCT carry is hidden.</param>
/// <param name="Roles">What it is.</param>
/// <param name="Phase">The phase that it belongs to.</param>
/// <param name="Conversation">The conversation, or null.</param>
/// <param name="Data">The data connection, or null.</param>
internal sealed record PacketRow(
    long Number, double Time, string From, string To, int Length, string Info, IReadOnlyList<string> Roles, string Phase, string? Conversation, string? Data)
{
    /// <summary>The row of a packet.</summary>
    public static PacketRow Of(PacketRole role, Timestamp start) => new(
        role.Packet, Math.Round((role.Time.Nanoseconds - start.Nanoseconds) / 1e9, 6), role.From, role.To, role.Length, SecretMask.Summary(role.Summary, new()),
        [.. Words.Of(role.Roles)], Words.Of(role.Phase), role.Conversation, role.DataConnection);
}
