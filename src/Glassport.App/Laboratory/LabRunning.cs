using Glassport.Analysis.Rendering;
using Glassport.Lab;
using Glassport.Lab.Networks;
using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;
using Glassport.Lab.VirtualMachines;

namespace Glassport.App.Laboratory;

/// <summary>Does what <c>glassport lab run</c> promises.</summary>
internal static class LabRunning
{
    private const string OutputFolder = "glassport-lab";

    /// <summary>Plays a scenario; answers the exit code.</summary>
    public static Task<int> RunAsync(Request request, TimeProvider time, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        LabCall call = await PrepareAsync(request, cancellationToken).ConfigureAwait(false);
        call = call with { Output = OutputFor(request, call.Scenario.Name, time) };
        if (Environment.GetEnvironmentVariable(LabCall.Inside) is { Length: > 0 } folder)
            return await LabInside.RunAsync(call, folder, time, cancellationToken).ConfigureAwait(false);
        string? reason = request.IsLoopback ? null : await Enclosure.WhyNotAsync(cancellationToken).ConfigureAwait(false);
        if (request.IsLoopback || (reason is not null && !call.IsVirtual))
            return await LabOnLoopback.RunAsync(call, reason, time, cancellationToken).ConfigureAwait(false);
        await RequireAsync(call, cancellationToken).ConfigureAwait(false);
        if (await call.Client.WhyNotAsync(SeatOf(call), cancellationToken).ConfigureAwait(false) is { } refusal)
            throw new LabException(refusal);
        Directory.CreateDirectory(call.Output);
        return await LabOutside.RunAsync(call, cancellationToken).ConfigureAwait(false);
    });

    /// <summary>Builds a scenario's hosts and leaves them up; answers the exit code.</summary>
    public static Task<int> UpAsync(Request request, TimeProvider time, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        LabCall call = await PrepareAsync(request, cancellationToken).ConfigureAwait(false);
        if (Environment.GetEnvironmentVariable(LabCall.Inside) is { Length: > 0 } folder)
            return await LabHolding.KeepAsync(call, folder, time, cancellationToken).ConfigureAwait(false);
        await RequireAsync(call, cancellationToken).ConfigureAwait(false);
        return await LabHolding.UpAsync(call, cancellationToken).ConfigureAwait(false);
    });

    /// <summary>Runs a program on a host of the lab that is up; answers its exit code.</summary>
    public static Task<int> ShellAsync(string host, IReadOnlyList<string> program) => TryAsync(() => LabHolding.ShellAsync(host, program));

    /// <summary>Takes the lab down that is up; answers the exit code.</summary>
    public static Task<int> DownAsync(TimeProvider time, CancellationToken cancellationToken) => TryAsync(() => LabHolding.DownAsync(time, cancellationToken));

    /// <summary>Does work, and tells what it fails with; answers the exit code.</summary>
    public static async Task<int> TryAsync(Func<Task<int>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
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

    // Before anything is started.
    private static async Task RequireAsync(LabCall call, CancellationToken cancellationToken)
    {
        if ((await Enclosure.WhyNotAsync(cancellationToken).ConfigureAwait(false)
            ?? (call.IsVirtual ? VirtualMachine.WhyNot(SeatOf(call), call.Server) : VirtualMachine.WhyNeeded(call.Scenario) ?? await call.Server.WhyNotAsync(SeatOf(call), cancellationToken).ConfigureAwait(false))) is { } refusal)
        {
            throw new LabException(refusal);
        }

        if (call.IsVirtual)
            await RequireKernelAsync(call.Language, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fetches a kernel for virtual machines when there is none.</summary>
    public static async Task RequireKernelAsync(Analysis.Story.Language language, CancellationToken cancellationToken)
    {
        if (GuestKernel.Find() is not null)
            return;
        await Console.Error.WriteLineAsync("glassport: " + new LabText(language).Fetching).ConfigureAwait(false);
        await GuestKernel.FetchAsync(cancellationToken).ConfigureAwait(false);
    }

    private static Seat SeatOf(LabCall call) => new() { Scenario = call.Scenario, Folder = "", Tree = "", Glassport = OwnProgram.Command };

    private static string OutputFor(Request request, string name, TimeProvider time) =>
        Path.GetFullPath(request.Output ?? Path.Combine(OutputFolder, $"{name}-{time.GetLocalNow():yyyyMMdd-HHmmss}"));

    private static async Task<LabCall> PrepareAsync(Request request, CancellationToken cancellationToken)
    {
        Scenario scenario = ScenarioCatalogue.Find(request.Scenario)
            ?? (File.Exists(request.Scenario)
                ? await ScenarioFile.ReadAsync(request.Scenario, cancellationToken).ConfigureAwait(false)
                : throw new ScenarioException($"'{request.Scenario}' is neither an experiment (glassport lab list shows them) nor a file."));
        IServerProgram server = SeatPrograms.Servers.First(one => one.Name == request.Server);
        IClientProgram client = SeatPrograms.Clients.First(one => one.Name == request.Client);
        return new()
        {
            Named = request.Scenario,
            Scenario = scenario,
            Server = server,
            Client = client,
            IsVirtual = request.IsVirtual,
            Output = "",
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

        public bool IsVirtual { get; init; }

        public bool IsLoopback { get; init; }

        public string? Output { get; init; }

        public Analysis.Story.Language Language { get; init; }

        public bool Quiet { get; init; }
    }
}
