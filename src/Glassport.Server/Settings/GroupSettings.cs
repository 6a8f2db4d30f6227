namespace Glassport.Server.Settings;

/// <summary>A group of users, for authorization rules.</summary>
/// <param name="Name">The name, unique; case matters.</param>
/// <param name="Quota">What its members may store together; null: no limit.</param>
public sealed record GroupSettings(string Name, Quota? Quota = null);
