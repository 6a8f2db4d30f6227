using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Glassport.Analysis.Rendering;
using Glassport.Lab;
using Glassport.Lab.Networks;
using Glassport.Lab.Running;

namespace Glassport.App.Laboratory;

/// <summary>A lab that stays: <c>lab up</c>, <c>lab shell</c>, <c>lab down</c>.</summary>
internal static class LabHolding
{
    private const string Ready = "up";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    /// <summary>Starts the process that keeps the lab, and waits until it does; answers the exit code.</summary>
    /// <exception cref="LabException">One is up already, or it cannot be built.</exception>
    public static async Task<int> UpAsync(LabCall call, CancellationToken cancellationToken)
    {
        if (Find() is { } other)
            throw new LabException($"The lab '{other.Held}' is up already. Take it down first: glassport lab down");
        LabFolder folder = LabFolder.Make();
        ProcessStartInfo start = Enclosure.StartInfo([.. OwnProgram.Command, .. call.ArgumentsFor("up")]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment[LabCall.Inside] = folder.Path;
        start.Environment[LabCall.Held] = call.Scenario.Name;
        using Process keeper = Process.Start(start)!;
        Task<string> errors = keeper.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            if (await keeper.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false) == Ready)
            {
                await TellAsync(call).ConfigureAwait(false);
                return ExitCode.Success;
            }
        }
        catch (OperationCanceledException)
        {
            keeper.Kill(entireProcessTree: true);
            folder.Dispose();
            throw;
        }

        await Console.Error.WriteAsync(await errors.ConfigureAwait(false)).ConfigureAwait(false);
        folder.Dispose();
        return ExitCode.Failure;
    }

    /// <summary>Within: keeps the lab until it is killed.</summary>
    public static async Task<int> KeepAsync(LabCall call, string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        await Enclosure.CoverAsync(folder, cancellationToken).ConfigureAwait(false);
        LabRequest request = new() { Scenario = call.Scenario, Server = call.Server, Client = call.Client, Glassport = OwnProgram.Command, Folder = folder };
        await LabRun.HoldAsync(request, time, new ReadyLine(), cancellationToken).ConfigureAwait(false);
        return ExitCode.Success;
    }

    /// <summary>Runs a program, or a shell, on a host of the lab that is up; answers its exit code.</summary>
    /// <exception cref="LabException">No lab is up, or it has no such host.</exception>
    public static async Task<int> ShellAsync(string host, IReadOnlyList<string> program)
    {
        LabProcess first = First(Find() ?? throw NoLab());
        string folder = $"/proc/{first.Id.ToString(CultureInfo.InvariantCulture)}/root{first.Folder}";
        string[] hosts = [.. LabNetwork.HostsIn(folder)];
        if (!hosts.Contains(host))
            throw new LabException($"There is no host '{host}' in the lab that is up; there are {string.Join(", ", hosts)}.");
        string[] shell = [Environment.GetEnvironmentVariable("SHELL") is { Length: > 0 } own ? own : "/bin/sh"];
        // Ctrl-C is the program's.
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => signal.Cancel = true);
        using Process process = Process.Start(Enclosure.Enter(first.Id, first.Folder, host, program.Count > 0 ? program : shell))!;
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        return process.ExitCode;
    }

    /// <summary>Takes the lab down that is up; answers the exit code.</summary>
    /// <exception cref="LabException">None is up, or it does not end.</exception>
    public static async Task<int> DownAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        LabProcess keeper = Find() ?? throw NoLab();
        // The kernel ends the first process within with it, and all the others with that.
        using (Process process = Process.GetProcessById(keeper.Id))
            process.Kill();
        long start = time.GetTimestamp();
        while (LabProcess.All().Any(one => one.Folder == keeper.Folder))
        {
            if (time.GetElapsedTime(start) > Patience)
                throw new LabException($"The lab '{keeper.Held}' does not end: process {keeper.Id} was killed, and others of it still run.");
            await Task.Delay(Step, time, cancellationToken).ConfigureAwait(false);
        }

        LabFolder.Remove(keeper.Folder);
        return ExitCode.Success;
    }

    // The process that waits for the first one within: of those that this process sees, the parent of the others.
    private static LabProcess? Find()
    {
        LabProcess[] held = [.. LabProcess.All().Where(static one => one.Held is not null)];
        return held.FirstOrDefault(one => held.All(other => other.Id != one.Parent));
    }

    private static LabProcess First(LabProcess keeper) =>
        LabProcess.All().FirstOrDefault(one => one.Parent == keeper.Id) ?? throw NoLab();

    private static LabException NoLab() => new("No lab is up. Start one: glassport lab up");

    private static async Task TellAsync(LabCall call)
    {
        LabText text = new(call.Language);
        foreach (string line in LabMap.Of(call.Scenario, call.Port).Append("").Concat(text.Held(call)))
            await Console.Out.WriteLineAsync(SafeText.Visible(line)).ConfigureAwait(false);
    }

    private sealed class ReadyLine : IProgress<LabStage>
    {
        public void Report(LabStage value)
        {
            if (value == LabStage.ServerUp)
                Console.Out.WriteLine(Ready);
        }
    }
}
