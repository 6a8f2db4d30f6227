using System.Diagnostics;
using Glassport.Lab;
using Glassport.Lab.Networks;

namespace Glassport.App.Laboratory;

/// <summary>The process that was called: it starts a second one in namespaces of its own, and waits for it.</summary>
internal static class LabOutside
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Runs the call within; answers the exit code.</summary>
    /// <exception cref="LabException">The system has no namespaces for us.</exception>
    public static async Task<int> RunAsync(LabCall call, CancellationToken cancellationToken)
    {
        using LabFolder folder = LabFolder.Make();
        ProcessStartInfo start = Enclosure.StartInfo([.. OwnProgram.Command, .. call.ArgumentsFor("run")]);
        start.Environment[LabCall.Inside] = folder.Path;
        using Process within = Process.Start(start)!;
        try
        {
            await within.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return within.ExitCode;
        }
        catch (OperationCanceledException)
        {
            // The other end of its standard input has gone: it takes the lab down.
            within.StandardInput.Close();
            using CancellationTokenSource patience = new(Grace);
            await within.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!within.HasExited)
                within.Kill(entireProcessTree: true);
            await within.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            return ExitCode.Interrupted;
        }
    }
}
