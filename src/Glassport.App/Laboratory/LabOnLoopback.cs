using Glassport.Analysis.Rendering;
using Glassport.Lab;
using Glassport.Lab.Networks;

namespace Glassport.App.Laboratory;

/// <summary>Plays a lab without namespaces, in this process.</summary>
internal static class LabOnLoopback
{
    private const string Prefix = "glassport-loopback-";

    /// <summary>Plays the scenario and tells what it showed; answers the exit code.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reason">Why there are no namespaces; null when nobody asked for them.</param>
    /// <param name="time">The time.</param>
    /// <param name="cancellationToken">Takes everything down.</param>
    /// <exception cref="LabException">It cannot be played so.</exception>
    public static async Task<int> RunAsync(LabCall call, string? reason, TimeProvider time, CancellationToken cancellationToken)
    {
        if (Loopback.WhyNot(call.Scenario, call.Server, call.Client) is { } refusal)
            throw new LabException(reason is null ? refusal : $"{reason}\n{refusal}");
        LabText text = new(call.Language);
        if (reason is not null)
            await Console.Error.WriteLineAsync("glassport: " + string.Join('\n', reason.Split('\n').Select(SafeText.Visible))).ConfigureAwait(false);
        foreach (string line in text.Lost)
            await Console.Error.WriteLineAsync("glassport: " + line).ConfigureAwait(false);
        Directory.CreateDirectory(call.Output);
        DirectoryInfo folder = Directory.CreateTempSubdirectory(Prefix);
        try
        {
            LabCall there = call with { Scenario = Loopback.Of(call.Scenario), LoopbackPort = Loopback.FreePort() };
            return await LabInside.PlayAsync(there, folder.FullName, time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
