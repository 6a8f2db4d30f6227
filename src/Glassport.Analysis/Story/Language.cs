namespace Glassport.Analysis.Story;

/// <summary>The languages that Glassport explains in.</summary>
public enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>Simplified Chinese.</summary>
    Chinese,
}
