using System.Globalization;
using System.Net.Sockets;
using Glassport.Analysis.Rendering;
using Glassport.App.Administration;
using Glassport.App.Configuration;
using Glassport.App.Operations;
using Glassport.App.State;
using Glassport.App.WebConsole.Access;
using Glassport.App.WebConsole.Files;
using Glassport.App.WebConsole.Hosting;
using Glassport.App.WebConsole.Sites;
using Glassport.Server;
using Glassport.Server.Settings;

namespace Glassport.App.Serving;

/// <summary>Does what <c>glassport serve</c> promises.</summary>
internal static class Serve
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(2);

    /// <summary>Serves until a signal ends it, or the service manager of Windows; answers the exit code.</summary>
    public static Task<int> RunAsync(ServeRequest request, TimeProvider time, CancellationToken cancellationToken) =>
        OperatingSystem.IsWindows() && WindowsService.TryRun(stop => ServeAsync(request, time, stop), out int code)
            ? Task.FromResult(code)
            : ServeAsync(request, time, cancellationToken);

    private static async Task<int> ServeAsync(ServeRequest request, TimeProvider time, CancellationToken cancellationToken)
    {
        // Short commands are answered on the thread that saw them arrive. .NET looks at this when the first socket is used.
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
        try
        {
            QuickSite? quick = request.Root is null ? null : QuickSite.Make(request);
            if (request.Check)
                return await CheckAsync(request, quick, cancellationToken).ConfigureAwait(false);
            ServeState state = await ServeState.OpenAsync(request, time, LockPatience, cancellationToken).ConfigureAwait(false);
            await using (state.ConfigureAwait(false))
            {
                RecentRecords? records = request.Console is null ? null : new(time);
                ServerOperations operations = ServerOperations.Start(request.Operations, time, also: records);
                await using (operations.ConfigureAwait(false))
                    return await RunAsync(request, operations, records, quick, state, time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (ConfigurationException refused)
        {
            foreach (Fault fault in refused.Faults)
                await Administer.FailAsync(fault.ToString()).ConfigureAwait(false);
            return ExitCode.Failure;
        }
        catch (Exception failure) when (failure is StateException or SocketException or IOException or UnauthorizedAccessException)
        {
            string remedy = failure is SocketException ? " Name another address or port, or end what uses it." : "";
            return await Administer.FailAsync(failure.Message + remedy).ConfigureAwait(false);
        }
    }

    private static async Task<int> CheckAsync(ServeRequest request, QuickSite? quick, CancellationToken cancellationToken)
    {
        ServerSettings settings = quick?.Settings ?? await StoredAsync(request, cancellationToken).ConfigureAwait(false);
        SettingsCheck.Require(settings);
        await WarnAsync(settings).ConfigureAwait(false);
        await Console.Out.WriteLineAsync("the configuration can be used").ConfigureAwait(false);
        return ExitCode.Success;
    }

    private static async Task<ServerSettings> StoredAsync(ServeRequest request, CancellationToken cancellationToken)
    {
        IAdministration administration = await Administrations.OpenAsync(StateFolder.Open(request.State), TimeProvider.System, cancellationToken).ConfigureAwait(false);
        await using (administration.ConfigureAwait(false))
            return (await administration.LoadAsync(cancellationToken).ConfigureAwait(false)).Settings;
    }

    private static async Task<int> RunAsync(
        ServeRequest request, ServerOperations operations, RecentRecords? records, QuickSite? quick, ServeState state, TimeProvider time, CancellationToken cancellationToken)
    {
        StoredSettings stored = quick is null ? await state.Store!.LoadAsync(cancellationToken).ConfigureAwait(false) : new(0, quick.Settings);
        SettingsCheck.Require(stored.Settings);
        await WarnAsync(stored.Settings).ConfigureAwait(false);
        FtpServer server = new(stored.Settings, new() { Time = time, Loggers = operations.Loggers, Metrics = operations.Metrics, StateFolder = state.Folder?.Path });
        await using (server.ConfigureAwait(false))
        {
            LiveAdministration administration = new(server, quick is null ? state.Store : null, stored.Revision);
            await using (administration.ConfigureAwait(false))
            {
                await administration.RestoreBansAsync(cancellationToken).ConfigureAwait(false);
                await server.StartAsync(cancellationToken).ConfigureAwait(false);
                AdministrationChannel? channel = state.Folder is { } folder ? AdministrationChannel.Open(folder, administration, time) : null;
                ConsoleHost? console = null;
                try
                {
                    string invitation = Invitation.Write(server.Settings, server.Endpoints, quick);
                    if (request.Console is { } wanted)
                        (console, invitation) = await OpenConsoleAsync(wanted, records!, invitation, server, administration, state, operations, time, cancellationToken).ConfigureAwait(false);
                    await Console.Out.WriteAsync(invitation + "End it with Ctrl-C.\n").ConfigureAwait(false);
                    operations.Ready(Status(server));
                    if (OperatingSystem.IsWindows())
                        WindowsService.Ready();
                    await UntilStoppedAsync(server, administration, operations, time, cancellationToken).ConfigureAwait(false);
                }
                finally
                {
                    if (console is not null)
                        await console.DisposeAsync().ConfigureAwait(false);
                    if (channel is not null)
                        await channel.DisposeAsync().ConfigureAwait(false);
                }

                await administration.StoreBansAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }

        return ExitCode.Success;
    }

    private static async Task<(ConsoleHost Console, string Invitation)> OpenConsoleAsync(
        ConsoleSettings settings, RecentRecords records, string invitation, FtpServer server, LiveAdministration administration, ServeState state, ServerOperations operations, TimeProvider time,
        CancellationToken cancellationToken)
    {
        ConsoleAccounts accounts = await ConsoleAccounts.OpenAsync(state.Store, time, cancellationToken).ConfigureAwait(false);
        string account = await FirstAccount.PrepareAsync(accounts, settings, cancellationToken).ConfigureAwait(false);
        ReachableHosts hosts = new(server, state.Store);
        await hosts.LoadAsync(cancellationToken).ConfigureAwait(false);
        CancellationTokenSource stopping = new();
        ConsoleServices services = new()
        {
            Settings = settings,
            Accounts = accounts,
            SignIns = new(accounts, time),
            Audit = new(state.Store, time, operations.Loggers.CreateLogger(ConsoleServices.LogCategory)),
            Server = server,
            Administration = administration,
            Visits = new(hosts, time),
            Recordings = new(time),
            Records = records,
            Series = new(operations.Metrics, time),
            Folder = state.Folder,
            Store = state.Store,
            Time = time,
            Loggers = operations.Loggers,
            Stopping = stopping.Token,
        };
        ConsoleHost console = await ConsoleHost.StartAsync(services, stopping, cancellationToken).ConfigureAwait(false);
        return (console, $"{invitation}The console is a web page\n  at   {console.Address}\n{account}");
    }

    private static async Task UntilStoppedAsync(
        FtpServer server, LiveAdministration administration, ServerOperations operations, TimeProvider time, CancellationToken cancellationToken)
    {
        using ServeSignals signals = new(() => _ = RefreshAsync(server, administration, operations));
        ITimer look = time.CreateTimer(_ => _ = ReloadAsync(administration, refresh: false), null, LookInterval, LookInterval);
        await using (look.ConfigureAwait(false))
            await signals.Stop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        operations.Stopping();
        await server.StopAsync(signals.AtOnce).ConfigureAwait(false);
    }

    private static async Task RefreshAsync(FtpServer server, LiveAdministration administration, ServerOperations operations)
    {
        operations.Reloading();
        await ReloadAsync(administration, refresh: true).ConfigureAwait(false);
        operations.Ready(Status(server));
    }

    private static string Status(FtpServer server) => string.Create(
        CultureInfo.InvariantCulture, $"Serving {server.Settings.Sites.Length} sites at {server.Endpoints.Count} addresses");

    // Nobody waits for it, so nothing may escape it: what is wrong is told, and the settings in force stay.
    private static async Task ReloadAsync(LiveAdministration administration, bool refresh)
    {
        try
        {
            if (!await administration.ReloadAsync(CancellationToken.None).ConfigureAwait(false) && refresh)
                await administration.RefreshAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is StateException or ConfigurationException or ObjectDisposedException)
        {
            await Administer.FailAsync("the configuration was not read anew: " + failure.Message).ConfigureAwait(false);
        }
    }

    private static async Task WarnAsync(ServerSettings settings)
    {
        foreach (string doubt in SettingsCheck.Doubts(settings))
            await Console.Error.WriteLineAsync("glassport: warning: " + SafeText.Visible(doubt)).ConfigureAwait(false);
    }
}
