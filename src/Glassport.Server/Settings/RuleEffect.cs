namespace Glassport.Server.Settings;

/// <summary>What a rule answers.</summary>
public enum RuleEffect
{
    /// <summary>Yes.</summary>
    Allow,

    /// <summary>No.</summary>
    Deny,
}
