using System.Collections.Immutable;

namespace Glassport.Server.Access;

/// <summary>Whose rights files are touched with.</summary>
/// <param name="UserId">The account's uid.</param>
/// <param name="GroupId">Its first group.</param>
/// <param name="Groups">All its groups, the first one too.</param>
internal sealed record AccountIdentity(uint UserId, uint GroupId, ImmutableArray<uint> Groups);
