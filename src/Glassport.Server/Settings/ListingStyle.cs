namespace Glassport.Server.Settings;

/// <summary>How LIST looks.</summary>
public enum ListingStyle
{
    /// <summary>As <c>ls -l</c>.</summary>
    Unix,

    /// <summary>As <c>dir</c> and IIS.</summary>
    Dos,
}
