using Glassport.Lab.Networks;
using Glassport.Lab.Running;

namespace Glassport.App.Laboratory;

/// <summary>The second process: the first in the lab's namespaces.</summary>
internal static class LabInside
{
    /// <summary>Plays the scenario and tells what it showed; answers the exit code. Ends when whoever started it has gone.</summary>
    public static async Task<int> RunAsync(LabCall call, string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        using CancellationTokenSource abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _ = WatchAsync(abandoned);
        await Enclosure.CoverAsync(folder, abandoned.Token).ConfigureAwait(false);
        return await PlayAsync(call, folder, time, abandoned.Token).ConfigureAwait(false);
    }

    /// <summary>Plays the scenario in a folder, and tells what it showed; answers the exit code.</summary>
    internal static async Task<int> PlayAsync(LabCall call, string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        string capture = Path.Combine(call.Output, call.Scenario.Name + ".pcapng");
        LabRequest request = new()
        {
            Scenario = call.Scenario,
            Server = call.Server,
            Client = call.Client,
            IsVirtual = call.IsVirtual,
            LoopbackPort = call.LoopbackPort,
            Glassport = OwnProgram.Command,
            Folder = folder,
            Capture = capture,
        };
        long start = time.GetTimestamp();
        LabStageLine stages = new(call);
        await stages.BeginAsync().ConfigureAwait(false);
        LabResult result = await LabRun.PlayAsync(request, time, stages, cancellationToken).ConfigureAwait(false);
        return await LabReport.WriteAsync(call, result, capture, time.GetElapsedTime(start), cancellationToken).ConfigureAwait(false);
    }

    private static async Task WatchAsync(CancellationTokenSource abandoned)
    {
        byte[] nothing = new byte[1];
        Stream input = Console.OpenStandardInput();
        while (await input.ReadAsync(nothing).ConfigureAwait(false) > 0)
        {
            // What is typed into a lab means nothing.
        }

        await abandoned.CancelAsync().ConfigureAwait(false);
    }
}
