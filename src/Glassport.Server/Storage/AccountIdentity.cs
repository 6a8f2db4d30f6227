namespace Glassport.Server.Storage;

/// <summary>An account of the system, whose rights decide about files.</summary>
/// <param name="User">The user's number.</param>
/// <param name="Group">The number of its own group.</param>
/// <param name="Groups">The numbers of the other groups that it belongs to.</param>
public sealed record AccountIdentity(uint User, uint Group, uint[] Groups);
