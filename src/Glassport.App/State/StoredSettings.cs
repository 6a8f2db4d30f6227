using Glassport.Server.Settings;

namespace Glassport.App.State;

/// <summary>Settings as they were at a revision.</summary>
/// <param name="Revision">Counts the changes.</param>
/// <param name="Settings">The settings.</param>
internal sealed record StoredSettings(long Revision, ServerSettings Settings);
