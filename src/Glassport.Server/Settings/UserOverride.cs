namespace Glassport.Server.Settings;

/// <summary>What a site is for one user. Bindings, certificates and what else matters before the login stay the site's.</summary>
/// <param name="Name">The user's name.</param>
/// <param name="Settings">The site as it is for this user's sessions, once they are logged in.</param>
public sealed record UserOverride(string Name, SiteSettings Settings);
