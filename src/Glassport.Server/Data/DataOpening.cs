namespace Glassport.Server.Data;

/// <summary>What came of opening a data connection.</summary>
/// <param name="Connection">The connection, or null.</param>
/// <param name="Failure">Why there is none.</param>
internal readonly record struct DataOpening(DataConnection? Connection, DataFailure? Failure);
