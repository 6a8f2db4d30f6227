namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>The server's connection to the client never arrived.</summary>
internal sealed class ActiveDataBlocked() : ActiveDataNotOpened("active-data-blocked", refused: false);
