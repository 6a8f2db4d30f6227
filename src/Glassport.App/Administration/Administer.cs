using System.CommandLine;
using Glassport.Analysis.Rendering;
using Glassport.App.Configuration;
using Glassport.App.State;
using Glassport.Server.Settings;

namespace Glassport.App.Administration;

/// <summary>What all administering commands have in common: where the state is, how failures are told, how settings are changed.</summary>
internal static class Administer
{
    private const int MostAttempts = 5;

    /// <summary><c>--state DIR</c>.</summary>
    public static Option<string> StateOption() => new("--state")
    {
        Description = $"The folder that holds the server's state. Without it: {StateFolder.DefaultPath}.",
    };

    /// <summary><c>--json</c>.</summary>
    public static Option<bool> JsonOption() => new("--json") { Description = "Write JSON, for programs." };

    /// <summary>Does something with the running server, or with the database when none runs; answers the exit code.</summary>
    public static async Task<int> RunAsync(string? state, Func<IAdministration, Task<int>> work, CancellationToken cancellationToken)
    {
        try
        {
            IAdministration administration = await Administrations.OpenAsync(StateFolder.Open(state), TimeProvider.System, cancellationToken).ConfigureAwait(false);
            await using (administration.ConfigureAwait(false))
                return await work(administration).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (ConfigurationException refused)
        {
            foreach (Fault fault in refused.Faults)
                await FailAsync(fault.ToString()).ConfigureAwait(false);
            return ExitCode.Failure;
        }
        catch (Exception failure) when (failure is StateException or IOException or UnauthorizedAccessException)
        {
            return await FailAsync(failure.Message).ConfigureAwait(false);
        }
    }

    /// <summary>Changes the settings, and says what changed.</summary>
    public static async Task<int> ChangeAsync(IAdministration administration, Func<ServerSettings, ServerSettings> change, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            StoredSettings stored = await administration.LoadAsync(cancellationToken).ConfigureAwait(false);
            ServerSettings next = SettingsCheck.Require(change(stored.Settings));
            IReadOnlyList<string> changes = SettingsChanges.Between(stored.Settings, next);
            if (changes.Count > 0 && !await administration.SaveAsync(new(stored.Revision, next), cancellationToken).ConfigureAwait(false))
                continue;
            await TellAsync(changes).ConfigureAwait(false);
            return ExitCode.Success;
        }

        return await FailAsync("the configuration keeps being changed by others. Try again.").ConfigureAwait(false);
    }

    /// <summary>Says what a change of the settings would change, and changes nothing.</summary>
    public static async Task<int> PreviewAsync(IAdministration administration, Func<ServerSettings, ServerSettings> change, CancellationToken cancellationToken)
    {
        ServerSettings present = (await administration.LoadAsync(cancellationToken).ConfigureAwait(false)).Settings;
        ServerSettings next = SettingsCheck.Require(change(present));
        await TellAsync(SettingsChanges.Between(present, next)).ConfigureAwait(false);
        foreach (string doubt in SettingsCheck.Doubts(next))
            await Console.Error.WriteLineAsync("glassport: warning: " + SafeText.Visible(doubt)).ConfigureAwait(false);
        return ExitCode.Success;
    }

    /// <summary>Writes what changed.</summary>
    public static async Task TellAsync(IReadOnlyList<string> changes)
    {
        foreach (string change in changes)
            await Console.Out.WriteLineAsync(SafeText.Visible(change)).ConfigureAwait(false);
        if (changes.Count == 0)
            await Console.Out.WriteLineAsync("nothing changed").ConfigureAwait(false);
    }

    /// <summary>Writes an error; answers the exit code.</summary>
    public static async Task<int> FailAsync(string message)
    {
        foreach (string line in message.Split('\n'))
            await Console.Error.WriteLineAsync("glassport: " + SafeText.Visible(line.TrimEnd('\r'))).ConfigureAwait(false);
        return ExitCode.Failure;
    }
}
