using System.Net.Sockets;
using Glassport.Analysis.Rendering;
using Glassport.App.Administration;
using Glassport.App.Configuration;
using Glassport.App.Import;
using Glassport.App.Import.Vsftpd;
using Glassport.App.Operations;
using Glassport.Server;

namespace Glassport.App.Serving;

/// <summary>Runs a vsftpd.conf. The file is all that there is: no state is kept, so that any number of such servers run side by side.</summary>
internal static class VsftpdServe
{
    /// <summary>Serves until a signal ends it; answers the exit code.</summary>
    public static async Task<int> RunAsync(VsftpdRequest request, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            VsftpdConfiguration configuration = request.Read();
            SettingsCheck.Require(configuration.Settings);
            // The process that waits for this one has said them.
            if (!request.IsDetaching)
                await WarnAsync(configuration).ConfigureAwait(false);
            if (request.Check)
            {
                await Console.Out.WriteLineAsync("the configuration can be used").ConfigureAwait(false);
                return ExitCode.Success;
            }

            if (configuration.Background && !request.IsDetaching)
            {
                if (Detachment.IsSupported)
                    return await Detachment.StartAsync(cancellationToken).ConfigureAwait(false);
                await Console.Error.WriteLineAsync("glassport: warning: background=YES: this system's servers stay in the foreground").ConfigureAwait(false);
            }

            ServerOperations operations = ServerOperations.Start(request.Operations, time);
            await using (operations.ConfigureAwait(false))
                return await ServeAsync(request, configuration, operations, time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (IsExpected(failure))
        {
            return await Administer.FailAsync(Text(failure)).ConfigureAwait(false);
        }
    }

    private static async Task<int> ServeAsync(
        VsftpdRequest request, VsftpdConfiguration configuration, ServerOperations operations, TimeProvider time, CancellationToken cancellationToken)
    {
        FtpServer server = new(configuration.Settings, new() { Time = time, Loggers = operations.Loggers, Metrics = operations.Metrics });
        await using (server.ConfigureAwait(false))
        {
            using SemaphoreSlim reading = new(1);
            using ServeSignals signals = new(() => _ = ReloadAsync(request, server, operations, reading));
            await server.StartAsync(cancellationToken).ConfigureAwait(false);
            if (request.IsDetaching)
                await Detachment.CompleteAsync().ConfigureAwait(false);
            else
                await Console.Out.WriteLineAsync(Where(server)).ConfigureAwait(false);
            operations.Ready(Where(server));
            await signals.Stop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            operations.Stopping();
            await server.StopAsync(signals.AtOnce).ConfigureAwait(false);
        }

        return ExitCode.Success;
    }

    // Nobody waits for it, so nothing may escape it: what is wrong is told, in the log too since in the background nobody reads the rest, and the
    // settings in force stay.
    private static async Task ReloadAsync(VsftpdRequest request, FtpServer server, ServerOperations operations, SemaphoreSlim reading)
    {
        try
        {
            await reading.WaitAsync().ConfigureAwait(false);
            operations.Reloading();
            try
            {
                VsftpdConfiguration next = request.Read();
                SettingsCheck.Require(next.Settings);
                await WarnAsync(next).ConfigureAwait(false);
                await server.ApplyAsync(next.Settings).ConfigureAwait(false);
                await Console.Error.WriteLineAsync("glassport: the configuration was read anew").ConfigureAwait(false);
                server.Notice("the configuration was read anew");
            }
            finally
            {
                server.ReopenLogs();
                operations.Ready(Where(server));
                reading.Release();
            }
        }
        catch (Exception failure) when (IsExpected(failure) || failure is ObjectDisposedException)
        {
            string text = "the configuration was not read anew, the old one stays: " + Text(failure);
            server.Notice(text);
            await Administer.FailAsync(text).ConfigureAwait(false);
        }
    }

    private static string Where(FtpServer server) =>
        "glassport: listening at " + string.Join(", ", server.Endpoints.Select(static one => one.Endpoint.ToString()));

    private static async Task WarnAsync(VsftpdConfiguration configuration)
    {
        foreach (ImportWarning warning in configuration.Warnings)
            await Console.Error.WriteLineAsync("glassport: warning: " + SafeText.Visible(warning.ToString())).ConfigureAwait(false);
    }

    private static bool IsExpected(Exception failure) =>
        failure is ImportException or ConfigurationException or SocketException or IOException or UnauthorizedAccessException;

    private static string Text(Exception failure) =>
        failure is ConfigurationException refused ? string.Join('\n', refused.Faults) : failure.Message;
}
