namespace Glassport.App.Import.Vsftpd;

/// <summary>Limits, timeouts, rates, and what follows logins.</summary>
internal static class VsftpdLimits
{
    /// <summary>max_clients and max_per_ip.</summary>
    public static VsftpdDraft Sessions(VsftpdDraft draft, VsftpdValues values) =>
        draft with { Limits = draft.Limits with { Sessions = Limit(values, "max_clients"), SessionsPerAddress = Limit(values, "max_per_ip") } };

    /// <summary>The timeouts.</summary>
    public static VsftpdDraft Timeouts(VsftpdDraft draft, VsftpdValues values)
    {
        var limits = draft.Site.Limits;
        var idle = values.Seconds("idle_session_timeout");
        return draft with
        {
            Site = draft.Site with
            {
                Limits = limits with
                {
                    IdleTimeout = idle,
                    LoginTimeout = idle,
                    LongestIdleTimeout = idle > limits.LongestIdleTimeout ? idle : limits.LongestIdleTimeout,
                    ConnectTimeout = values.Seconds("accept_timeout"),
                    ActiveConnectTimeout = values.Seconds("connect_timeout"),
                    StallTimeout = values.Seconds("data_connection_timeout"),
                },
            },
        };
    }

    /// <summary>local_max_rate and anon_max_rate.</summary>
    public static VsftpdDraft Rates(VsftpdDraft draft, VsftpdValues values)
    {
        long anonymous = values.Number("anon_max_rate");
        long users = VsftpdAccounts.AreLikeAnonymous(values) ? anonymous : values.Number("local_max_rate");
        return draft with
        {
            Site = draft.Site with
            {
                // No rate of their own would give anonymous users the others'; here it means no limit.
                Limits = draft.Site.Limits with { RatePerTransfer = users, AnonymousRate = anonymous == 0 && users > 0 ? long.MaxValue : anonymous },
            },
        };
    }

    /// <summary>max_login_fails, delay_failed_login and delay_successful_login.</summary>
    public static VsftpdDraft Logins(VsftpdDraft draft, VsftpdValues values) => draft with
    {
        Site = draft.Site with { Limits = draft.Site.Limits with { LoginAttempts = (int)Math.Clamp(values.Number("max_login_fails"), 1, int.MaxValue) } },
        Bans = draft.Bans with { Delay = Pause(values, "delay_failed_login"), SuccessDelay = Pause(values, "delay_successful_login") },
    };

    private static int? Limit(VsftpdValues values, string name) => values.Number(name) is > 0 and <= int.MaxValue and long limit ? (int)limit : null;

    private static TimeSpan Pause(VsftpdValues values, string name) => TimeSpan.FromSeconds(Math.Min(values.Number(name), 2_000_000));
}
