namespace Glassport.Server.Settings;

/// <summary>A rule about what may be done.</summary>
/// <param name="Effect">Allow or deny.</param>
/// <param name="Who">Whom it is about.</param>
/// <param name="Operations">What they do.</param>
/// <param name="Path">The folder (with all below) that it is about, as clients see it.</param>
public sealed record AuthorizationRule(RuleEffect Effect, Principal Who, FileOperations Operations, string Path = "/");
