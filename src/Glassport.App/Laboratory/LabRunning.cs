using Glassport.Analysis.Rendering;
using Glassport.Lab;
using Glassport.Lab.Networks;
using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;

namespace Glassport.App.Laboratory;

/// <summary>Does what <c>glassport lab run</c> promises.</summary>
internal static class LabRunning
{
    private const string OutputFolder = "glassport-lab";

    /// <summary>Plays a scenario; answers the exit code.</summary>
    public static async Task<int> RunAsync(Request request, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            LabCall call = await PrepareAsync(request, time, cancellationToken).ConfigureAwait(false);
            if (Environment.GetEnvironmentVariable(LabCall.Inside) is { Length: > 0 } folder)
                return await LabInside.RunAsync(call, folder, time, cancellationToken).ConfigureAwait(false);
            if (await Enclosure.WhyNotAsync(cancellationToken).ConfigureAwait(false) is { } refusal)
                throw new LabException(refusal);
            return await LabOutside.RunAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is LabException or ScenarioException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync("glassport: " + string.Join('\n', failure.Message.Split('\n').Select(SafeText.Visible))).ConfigureAwait(false);
            return ExitCode.Failure;
        }
    }

    private static async Task<LabCall> PrepareAsync(Request request, TimeProvider time, CancellationToken cancellationToken)
    {
        Scenario scenario = ScenarioCatalogue.Find(request.Scenario)
            ?? (File.Exists(request.Scenario)
                ? await ScenarioFile.ReadAsync(request.Scenario, cancellationToken).ConfigureAwait(false)
                : throw new ScenarioException($"'{request.Scenario}' is neither an experiment (glassport lab list shows them) nor a file."));
        IServerProgram server = SeatPrograms.Servers.First(one => one.Name == request.Server);
        IClientProgram client = SeatPrograms.Clients.First(one => one.Name == request.Client);
        string output = Path.GetFullPath(request.Output ?? Path.Combine(OutputFolder, $"{scenario.Name}-{time.GetLocalNow():yyyyMMdd-HHmmss}"));
        Directory.CreateDirectory(output);
        return new()
        {
            Named = request.Scenario,
            Scenario = scenario,
            Server = server,
            Client = client,
            Output = output,
            Language = request.Language,
            Quiet = request.Quiet,
        };
    }

    /// <summary>What to play, and with whom.</summary>
    internal sealed record Request
    {
        public required string Scenario { get; init; }

        public required string Server { get; init; }

        public required string Client { get; init; }

        public string? Output { get; init; }

        public Analysis.Story.Language Language { get; init; }

        public bool Quiet { get; init; }
    }
}
