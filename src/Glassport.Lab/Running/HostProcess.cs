using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Glassport.Lab.Networks;
using Glassport.Lab.Seats;

namespace Glassport.Lab.Running;

/// <summary>A program that runs on a host, and what it has said.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const int MostKept = 1 << 20;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly Process process;
    private readonly string name;
    private readonly TimeProvider time;
    private readonly StringBuilder said = new();
    private readonly Lock saying = new();
    private readonly Task reading;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string? readyWhen;

    private HostProcess(Process process, string name, string? readyWhen, TimeProvider time)
    {
        this.process = process;
        this.name = name;
        this.readyWhen = readyWhen;
        this.time = time;
        reading = Task.WhenAll(KeepAsync(process.StandardOutput), KeepAsync(process.StandardError));
    }

    /// <summary>Its number, as this process sees it.</summary>
    public int Id => process.Id;

    /// <summary>What it has said so far, on both streams.</summary>
    public string Said
    {
        get
        {
            lock (saying)
                return said.ToString();
        }
    }

    /// <summary>Its exit code, once it has ended.</summary>
    public int? ExitCode => process.HasExited ? process.ExitCode : null;

    /// <summary>Starts a program.</summary>
    /// <param name="hosts">The lab.</param>
    /// <param name="host">The host.</param>
    /// <param name="launch">The program.</param>
    /// <param name="folder">Its current folder.</param>
    /// <param name="readyWhen">What it says when it is ready, if <see cref="ReadyAsync"/> is to be asked.</param>
    /// <param name="time">The time.</param>
    /// <exception cref="LabException">It cannot be started.</exception>
    public static HostProcess Start(IHosts hosts, string host, Launch launch, string folder, string? readyWhen, TimeProvider time)
    {
        IReadOnlyList<string> command = hosts.On(host, launch.Command);
        ProcessStartInfo start = new(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder,
        };
        foreach ((string variable, string value) in launch.Environment)
            start.Environment[variable] = value;
        try
        {
            Process process = Process.Start(start)!;
            HostProcess started = new(process, launch.Command[0], readyWhen, time);
            started.Type(launch.Input);
            return started;
        }
        catch (Win32Exception missing)
        {
            throw new LabException($"{command[0]} is missing: {missing.Message}. Install the Debian package util-linux.", missing);
        }
    }

    /// <summary>Waits until it has said that it is ready.</summary>
    /// <exception cref="LabException">It ended instead, or said nothing of the kind.</exception>
    public async Task ReadyAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        Task first = await Task.WhenAny(ready.Task, process.WaitForExitAsync(cancellationToken), Task.Delay(patience, time, cancellationToken)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (first != ready.Task)
            throw Failed(process.HasExited ? "ended before it was ready" : "did not become ready");
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public Task EndedAsync(CancellationToken cancellationToken) => process.WaitForExitAsync(cancellationToken);

    /// <summary>Waits until it ends; kills it when that takes too long, and answers false then.</summary>
    public async Task<bool> EndAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using ITimer timer = time.CreateTimer(_ => late.Cancel(), null, patience, Timeout.InfiniteTimeSpan);
        try
        {
            await process.WaitForExitAsync(late.Token).ConfigureAwait(false);
            await reading.WaitAsync(late.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            return false;
        }
    }

    /// <summary>Sends it a signal; nothing when it has ended.</summary>
    public void Signal(int signal) => Signals.Send(process, signal);

    /// <summary>Kills it, with all that it started.</summary>
    public void Kill() => process.Kill(entireProcessTree: true);

    /// <summary>The exception for when it failed.</summary>
    /// <param name="how">What it did.</param>
    public LabException Failed(string how)
    {
        string words = Said.Trim();
        return new LabException($"{name} {how}{(process.HasExited ? $" (exit code {process.ExitCode})" : "")}{(words.Length > 0 ? ": " + words : ".")}");
    }

    /// <summary>Asks it to end, and waits.</summary>
    public async ValueTask DisposeAsync()
    {
        Signal(Signals.Terminate);
        await EndAsync(Grace, CancellationToken.None).ConfigureAwait(false);
        process.Dispose();
    }

    // Nothing that is typed here is longer than what a pipe holds.
    private void Type(string? input)
    {
        try
        {
            if (input is not null)
                process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read, and its exit code says the rest.
        }
    }

    private async Task KeepAsync(StreamReader stream)
    {
        char[] buffer = new char[4096];
        for (int read; (read = await stream.ReadAsync(buffer).ConfigureAwait(false)) > 0;)
        {
            lock (saying)
            {
                if (said.Length < MostKept)
                    said.Append(buffer, 0, read);
            }

            if (readyWhen is not null && !ready.Task.IsCompleted && Said.Contains(readyWhen, StringComparison.Ordinal))
                ready.TrySetResult();
        }
    }
}
