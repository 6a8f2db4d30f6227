using Glassport.Server.Settings;

namespace Glassport.Server.Access;

/// <summary>How long the reply to a failed login is held back.</summary>
internal static class LoginDelay
{
    /// <summary>The longest that doubling leads to: a person who mistypes must not believe that the server is down.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    /// <summary>The delay from PASS to its reply: the setting, doubled with each failure on the connection.</summary>
    /// <param name="settings">What the administrator decided.</param>
    /// <param name="failures">Failures on this connection, this one too.</param>
    public static TimeSpan After(BanSettings settings, int failures)
    {
        if (settings.Delay <= TimeSpan.Zero || failures <= 0)
            return TimeSpan.Zero;
        var delay = settings.Delay;
        for (int i = 1; i < failures && delay < Longest; i++)
            delay *= 2;
        return settings.Delay >= Longest ? settings.Delay : delay < Longest ? delay : Longest;
    }

    /// <summary>
    /// What is left of the delay once the password has been checked. It counts from PASS, so that the reply does not tell how long the
    /// check took (S17).
    /// </summary>
    /// <param name="settings">What the administrator decided.</param>
    /// <param name="failures">Failures on this connection, this one too.</param>
    /// <param name="spent">The time since PASS arrived.</param>
    public static TimeSpan Remaining(BanSettings settings, int failures, TimeSpan spent)
    {
        var left = After(settings, failures) - spent;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
