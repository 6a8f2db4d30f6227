namespace Glassport.App.Import.Vsftpd;

/// <summary>A value that somebody wrote.</summary>
/// <param name="Value">The value; null: nothing, which unsets a text.</param>
/// <param name="File">The file, or <c>-o</c> for the command line.</param>
/// <param name="Line">The line, from 1; 0 on the command line.</param>
internal sealed record VsftpdSetting(string? Value, string File, int Line);
