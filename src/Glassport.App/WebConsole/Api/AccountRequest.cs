using Glassport.App.WebConsole.Access;

namespace Glassport.App.WebConsole.Api;

/// <summary>A new account, or what is to be changed of one.</summary>
/// <param name="Role">What it may do.</param>
/// <param name="Password">Its password; null leaves the present one.</param>
internal sealed record AccountRequest(Role Role, string? Password = null);
