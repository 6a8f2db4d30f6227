namespace Glassport.App.Import.Vsftpd;

/// <summary>Carries a group of options into the settings. Options of a group share one mapping, which sees all values and so runs once.</summary>
/// <param name="draft">The settings so far.</param>
/// <param name="values">All options.</param>
/// <returns>The settings with what the group says.</returns>
internal delegate VsftpdDraft VsftpdMapping(VsftpdDraft draft, VsftpdValues values);
