namespace Glassport.App.WebConsole.Access;

/// <summary>Something that somebody did by the console.</summary>
/// <param name="Time">When.</param>
/// <param name="Account">Who; the name that was tried, when a login failed.</param>
/// <param name="Address">From where.</param>
/// <param name="Action">What, such as <c>login-failed</c> or <c>site-stop</c>.</param>
/// <param name="Subject">To what.</param>
internal sealed record AuditEntry(DateTimeOffset Time, string Account, string Address, string Action, string Subject);
