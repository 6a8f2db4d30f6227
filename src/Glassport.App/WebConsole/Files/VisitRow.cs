namespace Glassport.App.WebConsole.Files;

/// <summary>A visit to an FTP server.</summary>
/// <param name="Id">Its name in the API.</param>
/// <param name="Site">The server, such as <c>ftp://192.0.2.1:2121</c>.</param>
/// <param name="User">Who is logged in.</param>
/// <param name="Mode"><c>auto</c>, <c>passive</c> or <c>active</c>.</param>
/// <param name="Greeting">What the server said first.</param>
/// <param name="Directory">The directory that the login led to.</param>
/// <param name="Client">This end of the control connection: an address and a port.</param>
/// <param name="Server">The server's end.</param>
/// <param name="Security">What TLS agreed on; null in the clear.</param>
internal sealed record VisitRow(string Id, string Site, string User, string Mode, string Greeting, string Directory, string Client, string Server, VisitSecurity? Security);
