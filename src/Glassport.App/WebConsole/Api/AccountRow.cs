using Glassport.App.WebConsole.Access;

namespace Glassport.App.WebConsole.Api;

/// <summary>An account of the console, without what is kept of its password.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it may do.</param>
internal sealed record AccountRow(string Name, Role Role);
