using Glassport.App.WebConsole.Access;

namespace Glassport.App.WebConsole.Api;

/// <summary>Who is logged in.</summary>
/// <param name="Name">The account; null: nobody.</param>
/// <param name="Role">What it may do.</param>
/// <param name="AntiForgery">What a browser sends in <c>X-Glassport-Token</c> with every request that changes something.</param>
/// <param name="Version">Glassport's version.</param>
internal sealed record LoginState(string? Name, Role Role, string? AntiForgery, string Version);
