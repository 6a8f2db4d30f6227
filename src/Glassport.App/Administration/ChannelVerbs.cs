namespace Glassport.App.Administration;

/// <summary>What can be asked of a running server.</summary>
internal static class ChannelVerbs
{
    /// <summary>The settings.</summary>
    public const string Load = "load";

    /// <summary>Other settings.</summary>
    public const string Save = "save";

    /// <summary>The sessions.</summary>
    public const string Sessions = "sessions";

    /// <summary>The end of a session.</summary>
    public const string End = "end";

    /// <summary>The bans.</summary>
    public const string Bans = "bans";

    /// <summary>A ban.</summary>
    public const string Ban = "ban";

    /// <summary>The end of a ban.</summary>
    public const string Lift = "lift";
}
