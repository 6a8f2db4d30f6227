namespace Glassport.App.Import.Vsftpd;

/// <summary>One option of vsftpd.conf.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Default">What holds when it is not set; null: nothing.</param>
/// <param name="Disposition">What becomes of it.</param>
/// <param name="Note">The reason, or what to know; may be empty for an honoured option.</param>
/// <param name="Map">What it does to the settings, together with the options that it belongs to; null when it does nothing.</param>
internal sealed record VsftpdOption(string Name, VsftpdKind Kind, string? Default, VsftpdDisposition Disposition, string Note, VsftpdMapping? Map);
