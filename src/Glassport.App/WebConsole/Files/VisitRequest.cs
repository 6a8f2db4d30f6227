namespace Glassport.App.WebConsole.Files;

/// <summary>An FTP server that is to be visited.</summary>
/// <param name="Address">A host, <c>host:port</c>, or an <c>ftp://</c>, <c>ftpes://</c> or <c>ftps://</c> address.</param>
/// <param name="User">The user; null: anonymous.</param>
/// <param name="Password">The password.</param>
/// <param name="Mode"><c>auto</c>, <c>passive</c> or <c>active</c>.</param>
/// <param name="Tls"><c>none</c>, <c>explicit</c> or <c>implicit</c>; null: as the address says.</param>
internal sealed record VisitRequest(string Address, string? User = null, string? Password = null, string? Mode = null, string? Tls = null);
