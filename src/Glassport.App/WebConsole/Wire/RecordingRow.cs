namespace Glassport.App.WebConsole.Wire;

/// <summary>A capture that the console holds.</summary>
/// <param name="Id">Its name in the API.</param>
/// <param name="Name">What people call it.</param>
/// <param name="State">What goes on with it.</param>
/// <param name="Created">When it was begun.</param>
/// <param name="Interface">The interface that is captured on; null for a file.</param>
/// <param name="Filter">The capture filter, or null.</param>
/// <param name="Packets">How many packets there are so far.</param>
/// <param name="Bytes">How many bytes the file has.</param>
/// <param name="Dropped">How many packets the system dropped.</param>
/// <param name="Revision">Grows with each new explanation.</param>
/// <param name="Problem">Why it failed, or what is wrong with the file; or null.</param>
internal sealed record RecordingRow(
    string Id, string Name, RecordingState State, DateTimeOffset Created, string? Interface, string? Filter, long Packets, long Bytes, long Dropped, int Revision, string? Problem);
