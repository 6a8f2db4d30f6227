using Glassport.Client;

namespace Glassport.App.WebConsole.Files;

/// <summary>Where a visit goes to, and as whom.</summary>
/// <param name="Address">Where to.</param>
/// <param name="User">The user.</param>
/// <param name="Password">The password.</param>
/// <param name="Mode"><c>auto</c>, <c>passive</c> or <c>active</c>.</param>
internal sealed record VisitLogin(FtpAddress Address, string User, string Password, string Mode);
