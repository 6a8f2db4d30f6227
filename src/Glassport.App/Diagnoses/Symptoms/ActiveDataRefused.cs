namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>The server says that the client's side turned its connection away.</summary>
internal sealed class ActiveDataRefused() : ActiveDataNotOpened("active-data-refused", refused: true);
