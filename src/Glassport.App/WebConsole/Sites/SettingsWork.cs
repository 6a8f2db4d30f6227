using Glassport.App.Configuration;
using Glassport.App.State;
using Glassport.App.WebConsole.Api;
using Glassport.Server.Settings;

namespace Glassport.App.WebConsole.Sites;

/// <summary>Changes the settings of the running server.</summary>
internal static class SettingsWork
{
    private const int MostAttempts = 5;

    /// <summary>The settings in force.</summary>
    public static async Task<ServerSettings> LoadAsync(ApiCall call) => (await call.Console.Administration.LoadAsync(call.Aborted).ConfigureAwait(false)).Settings;

    /// <summary>Changes them, checks them, stores them and puts them into force.</summary>
    /// <param name="call">The request.</param>
    /// <param name="change">The change; may be done again when somebody else was faster.</param>
    /// <param name="action">What it is, for the audit log.</param>
    /// <param name="subject">To what.</param>
    /// <exception cref="ConfigurationException">They make no sense then.</exception>
    public static async Task<SaveResult> ChangeAsync(ApiCall call, Func<ServerSettings, ServerSettings> change, string action, string subject)
    {
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            StoredSettings stored = await call.Console.Administration.LoadAsync(call.Aborted).ConfigureAwait(false);
            ServerSettings next = SettingsCheck.Require(change(stored.Settings));
            IReadOnlyList<string> changes = SettingsChanges.Between(stored.Settings, next);
            if (changes.Count > 0 && !await call.Console.Administration.SaveAsync(new(stored.Revision, next), call.Aborted).ConfigureAwait(false))
                continue;
            if (changes.Count > 0)
                await call.AuditAsync(action, subject).ConfigureAwait(false);
            return new(changes, [.. SettingsCheck.Doubts(next)]);
        }

        throw new ApiException(409, ("The settings keep being changed by others. Try again.", "设置正被他人不断修改，请重试。"));
    }
}
