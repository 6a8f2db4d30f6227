using System.Net;

namespace Glassport.Server.Settings;

/// <summary>A rule about client addresses.</summary>
/// <param name="Effect">Allow or deny.</param>
/// <param name="Network">The addresses that it is about.</param>
public sealed record AddressRule(RuleEffect Effect, IPNetwork Network);
