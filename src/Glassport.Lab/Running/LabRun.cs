using System.Text;
using Glassport.Lab.Networks;
using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;
using Glassport.Lab.VirtualMachines;

namespace Glassport.Lab.Running;

/// <summary>Plays a scenario: hosts, server, capture, client, and everything down again.</summary>
public sealed class LabRun
{
    // No host is called so: their names have letters and digits only.
    private const string TreeName = "file-tree";
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BootPatience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan ClientPatience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(3);

    private readonly LabRequest request;
    private readonly TimeProvider time;
    private readonly IProgress<LabStage> progress;

    private LabRun(LabRequest request, TimeProvider time, IProgress<LabStage> progress)
    {
        this.request = request;
        this.time = time;
        this.progress = progress;
    }

    private Scenario Scenario => request.Scenario;

    private ushort Port => request.LoopbackPort ?? Seat.FtpPort;

    private string Tree => Path.Combine(request.Folder, TreeName);

    /// <summary>Plays it.</summary>
    /// <param name="request">What, and with whom.</param>
    /// <param name="time">The time.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="LabException">It cannot be played.</exception>
    public static Task<LabResult> PlayAsync(LabRequest request, TimeProvider time, IProgress<LabStage> progress, CancellationToken cancellationToken) =>
        new LabRun(request, time, progress).PlayAsync(cancellationToken);

    /// <summary>Keeps the hosts and the server until it is cancelled.</summary>
    /// <param name="request">Which; the client's seat stays empty, and nothing is captured.</param>
    /// <param name="time">The time.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellationToken">Takes everything down.</param>
    /// <exception cref="LabException">It cannot be built, or the server has ended.</exception>
    public static Task HoldAsync(LabRequest request, TimeProvider time, IProgress<LabStage> progress, CancellationToken cancellationToken) =>
        new LabRun(request, time, progress).HoldAsync(cancellationToken);

    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        // A script makes one connection from a chosen port; people make many.
        foreach (LabHost host in Scenario.Hosts.Values)
            host.LocalPorts = null;
        IHosts hosts = await BuildAsync(cancellationToken).ConfigureAwait(false);
        HostProcess server = await StartServerAsync(hosts, cancellationToken).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            progress.Report(LabStage.ServerUp);
            await server.EndedAsync(cancellationToken).ConfigureAwait(false);
            throw server.Failed("has ended");
        }
    }

    private async Task<IHosts> BuildAsync(CancellationToken cancellationToken)
    {
        IHosts hosts = request.LoopbackPort is { } port
            ? Loopback.Make(Scenario, request.Folder, port)
            : await LabNetwork.BuildAsync(Scenario, request.Folder, request.IsVirtual ? Scenario.Server.Host : null, cancellationToken).ConfigureAwait(false);
        progress.Report(LabStage.HostsUp);
        await FileContents.WriteAsync(Tree, Scenario.Files, cancellationToken).ConfigureAwait(false);
        await FileContents.WriteAsync(hosts.FolderOf(Scenario.Client.Host), Scenario.Client.Files, cancellationToken).ConfigureAwait(false);
        return hosts;
    }

    private async Task<LabResult> PlayAsync(CancellationToken cancellationToken)
    {
        IHosts hosts = await BuildAsync(cancellationToken).ConfigureAwait(false);
        HostProcess server = await StartServerAsync(hosts, cancellationToken).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            progress.Report(LabStage.ServerUp);
            HostProcess capture = await StartCaptureAsync(hosts, cancellationToken).ConfigureAwait(false);
            await using (capture.ConfigureAwait(false))
            {
                progress.Report(LabStage.Capturing);
                string said = await PlayProgramsAsync(hosts, server, cancellationToken).ConfigureAwait(false);
                await UntilAsync(() => hosts.AreQuietAsync(Scenario.CaptureOn, capture.Id, cancellationToken), ClosePatience, cancellationToken).ConfigureAwait(false);
                capture.Signal(Signals.Interrupt);
                if (!await capture.EndAsync(StartPatience, cancellationToken).ConfigureAwait(false) || capture.ExitCode != 0)
                    throw capture.Failed("did not end as it should");
                progress.Report(LabStage.Played);
                return new(said, server.Said);
            }
        }
    }

    private async Task<HostProcess> StartServerAsync(IHosts hosts, CancellationToken cancellationToken)
    {
        string folder = hosts.FolderOf(Scenario.Server.Host);
        if (request.IsVirtual)
            return await StartMachineAsync(hosts, folder, cancellationToken).ConfigureAwait(false);
        Launch launch = await request.Server.PrepareAsync(SeatIn(folder), cancellationToken).ConfigureAwait(false);
        HostProcess server = HostProcess.Start(hosts, Scenario.Server.Host, launch, folder, null, time);
        bool isUp = await UntilAsync(() => Task.FromResult(server.ExitCode is not null || hosts.Listens(server.Id, Port)), StartPatience, cancellationToken).ConfigureAwait(false);
        if (isUp && server.ExitCode is null)
            return server;
        LabException failure = server.Failed($"does not listen on port {Port}");
        await server.DisposeAsync().ConfigureAwait(false);
        throw failure;
    }

    private async Task<HostProcess> StartMachineAsync(IHosts hosts, string folder, CancellationToken cancellationToken)
    {
        Launch launch = await VirtualMachine.PrepareAsync(SeatIn(folder), request.Server, time, cancellationToken).ConfigureAwait(false);
        return await ReadyAsync(HostProcess.Start(hosts, Scenario.Server.Host, launch, folder, GuestBoot.Ready, time), BootPatience, cancellationToken).ConfigureAwait(false);
    }

    private Task<HostProcess> StartCaptureAsync(IHosts hosts, CancellationToken cancellationToken)
    {
        string captured = hosts.FirstInterfaceOf(Scenario.CaptureOn);
        // Hosts of their own have nobody else on their cable; loopback is everybody's.
        string[] filter = request.LoopbackPort is null ? [] : ["-f", "ftp"];
        Launch launch = new([.. request.Glassport, "capture", "-i", captured, "-w", request.Capture, .. filter]);
        return ReadyAsync(HostProcess.Start(hosts, Scenario.CaptureOn, launch, request.Folder, $"Capturing on {captured},", time), StartPatience, cancellationToken);
    }

    private static async Task<HostProcess> ReadyAsync(HostProcess process, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            await process.ReadyAsync(patience, cancellationToken).ConfigureAwait(false);
            return process;
        }
        catch
        {
            await process.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<string> PlayProgramsAsync(IHosts hosts, HostProcess server, CancellationToken cancellationToken)
    {
        List<HostProcess> others = [];
        try
        {
            foreach (LabProgram program in Scenario.Programs)
                others.Add(HostProcess.Start(hosts, program.Host, new(program.Command), hosts.FolderOf(program.Host), null, time));
            StringBuilder said = new();
            for (int i = 0; i < Scenario.Client.Repeats; i++)
                said.Append(await PlayClientAsync(hosts, server, cancellationToken).ConfigureAwait(false));
            return said.ToString();
        }
        finally
        {
            foreach (HostProcess other in others)
                await other.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<string> PlayClientAsync(IHosts hosts, HostProcess server, CancellationToken cancellationToken)
    {
        string folder = hosts.FolderOf(Scenario.Client.Host);
        Launch launch = await request.Client.PrepareAsync(SeatIn(folder), cancellationToken).ConfigureAwait(false);
        HostProcess client = HostProcess.Start(hosts, Scenario.Client.Host, launch, folder, null, time);
        await using (client.ConfigureAwait(false))
        {
            using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            Task events = Task.WhenAll(Scenario.Events.Select(one => AwaitAsync(one, folder, server, client, over.Token)));
            bool ended = await client.EndAsync(ClientPatience, cancellationToken).ConfigureAwait(false);
            await over.CancelAsync().ConfigureAwait(false);
            // What the client did not wait for no longer matters; what went wrong does.
            await events.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (events.Exception is { } failure)
                throw new LabException($"An event could not be waited for: {failure.InnerException!.Message}", failure);
            return ended ? client.Said : throw client.Failed($"did not end within {ClientPatience.TotalSeconds} seconds");
        }
    }

    private async Task AwaitAsync(LabEvent one, string clientFolder, HostProcess server, HostProcess client, CancellationToken cancellationToken)
    {
        string folder = one.On == Scenario.Client.Host ? clientFolder : Tree;
        if (!await UntilAsync(() => Task.FromResult(FileContents.SizeOf(folder, one.File) >= one.Reaches), ClientPatience, cancellationToken).ConfigureAwait(false))
            return;
        if (one.Then == LabAction.KillServer)
            server.Kill();
        else if (one.Then == LabAction.KillClient)
            client.Kill();
        else
            client.Signal(Signals.Interrupt);
    }

    private Seat SeatIn(string folder) => new() { Scenario = Scenario, Folder = folder, Tree = Tree, Glassport = request.Glassport, Port = Port };

    private async Task<bool> UntilAsync(Func<Task<bool>> holds, TimeSpan patience, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        while (!await holds().ConfigureAwait(false))
        {
            if (time.GetElapsedTime(start) > patience)
                return false;
            await Task.Delay(Step, time, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }
}
