using Glassport.Analysis.Model;

namespace Glassport.Analysis.Display;

/// <summary>Whether a packet fits.</summary>
/// <param name="table">The packets.</param>
/// <param name="index">The packet's number less one.</param>
internal delegate bool DisplayTest(PacketTable table, int index);
