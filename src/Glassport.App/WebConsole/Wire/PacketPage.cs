namespace Glassport.App.WebConsole.Wire;

/// <summary>Some packets of a recording.</summary>
/// <param name="Packets">How many packets the recording has.</param>
/// <param name="Fitting">How many of them fit the filter.</param>
/// <param name="From">Which of the fitting ones comes first here, from 0.</param>
/// <param name="Rows">The packets.</param>
internal sealed record PacketPage(long Packets, long Fitting, long From, IReadOnlyList<PacketRow> Rows);
