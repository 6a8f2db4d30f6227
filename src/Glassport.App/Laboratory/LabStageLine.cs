using Glassport.Analysis.Rendering;
using Glassport.Lab.Running;

namespace Glassport.App.Laboratory;

/// <summary>Tells how far a lab is, a line each.</summary>
internal sealed class LabStageLine(LabCall call) : IProgress<LabStage>
{
    private readonly LabText text = new(call.Language);

    /// <summary>Says which experiment it is, and what stands where.</summary>
    public async Task BeginAsync()
    {
        await Console.Out.WriteLineAsync(SafeText.Visible(text.Heading(call.Scenario.Name, text.Of(call.Scenario.Title)))).ConfigureAwait(false);
        await Console.Out.WriteLineAsync().ConfigureAwait(false);
        foreach (string line in LabMap.Of(call.Scenario, call.Port))
            await Console.Out.WriteLineAsync("  " + line).ConfigureAwait(false);
        await Console.Out.WriteLineAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Report(LabStage value) => Console.Out.WriteLine("  ✓ " + SafeText.Visible(text.Of(value, call)));
}
