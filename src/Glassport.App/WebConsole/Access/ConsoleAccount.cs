namespace Glassport.App.WebConsole.Access;

/// <summary>Somebody who may log in to the console. Users of FTP are others.</summary>
/// <param name="Name">The name, unique; case matters.</param>
/// <param name="PasswordHash">What is kept of the password.</param>
/// <param name="Role">What the account may do.</param>
internal sealed record ConsoleAccount(string Name, string PasswordHash, Role Role);
