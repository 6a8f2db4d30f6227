namespace Glassport.Protocol;

/// <summary>Whether a verb takes an argument.</summary>
public enum ArgumentRule
{
    /// <summary>None is allowed; blanks behind the verb are dropped.</summary>
    None,

    /// <summary>The verb means something with and without one.</summary>
    Optional,

    /// <summary>501 without one.</summary>
    Required,
}
