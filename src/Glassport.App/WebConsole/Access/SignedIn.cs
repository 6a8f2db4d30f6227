namespace Glassport.App.WebConsole.Access;

/// <summary>Who makes a request, and how that is known.</summary>
/// <param name="Account">Who.</param>
/// <param name="AntiForgery">What the page must send with every change, because a browser sends its cookie by itself; null: logged in by a token.</param>
internal sealed record SignedIn(ConsoleAccount Account, string? AntiForgery);
