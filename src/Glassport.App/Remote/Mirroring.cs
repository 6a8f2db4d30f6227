using System.Globalization;
using System.Text.Json;
using Glassport.Analysis.Rendering;
using Glassport.Client;
using Glassport.Client.Mirrors;

namespace Glassport.App.Remote;

/// <summary>Does what <c>glassport mirror</c> promises.</summary>
internal static class Mirroring
{
    /// <summary>Mirrors; answers the exit code: that of the first step that failed.</summary>
    /// <param name="request">What.</param>
    /// <param name="output">Where the steps are told.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<int> RunAsync(Request request, TextWriter output, CancellationToken cancellationToken)
    {
        Mirror mirror = new(
            token => RemoteSession.OpenAsync(request.Address, request.Remote, token), request.Folder, request.Address.Path, request.Options, request.Remote.Client.Time);
        var plan = await mirror.PlanAsync(cancellationToken).ConfigureAwait(false);
        if (!request.Remote.IsQuiet)
        {
            foreach (string skipped in plan.Skipped)
                await RemoteExit.TellAsync($"left out: {skipped}").ConfigureAwait(false);
        }

        if (request.IsDryRun)
        {
            foreach (var step in plan.Steps)
                await output.WriteLineAsync(Line(step, null, request.IsJson)).ConfigureAwait(false);
            return ExitCode.Success;
        }

        long bytes = 0;
        Lock gate = new();
        var failed = await mirror.RunAsync(
            plan,
            (step, result) =>
            {
                lock (gate)
                {
                    bytes += result?.Bytes ?? 0;
                    if (!request.Remote.IsQuiet || request.IsJson)
                        output.WriteLine(Line(step, null, request.IsJson));
                }
            },
            cancellationToken).ConfigureAwait(false);
        foreach (var (step, failure) in failed)
        {
            if (request.IsJson)
                await output.WriteLineAsync(Line(step, failure.Message, isJson: true)).ConfigureAwait(false);
            else
                await RemoteExit.TellAsync($"{step.Source}: {failure.Message}").ConfigureAwait(false);
        }

        if (!request.Remote.IsQuiet && !request.IsJson)
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{plan.Steps.Length - failed.Length} done, {failed.Length} failed, {plan.Unchanged} unchanged, {bytes} bytes")).ConfigureAwait(false);
        return failed.IsEmpty ? ExitCode.Success : RemoteExit.CodeOf(failed[0].Failure.Kind);
    }

    private static string Line(MirrorStep step, string? error, bool isJson)
    {
        string action = step.Action switch
        {
            MirrorAction.MakeDirectory => "mkdir",
            MirrorAction.Copy => "copy",
            MirrorAction.DeleteFile => "delete",
            _ => "rmdir",
        };
        if (!isJson)
            return SafeText.Visible($"{action,-6} {step.Target}  ({step.Reason})");
        using MemoryStream bytes = new();
        using (Utf8JsonWriter writer = new(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("action", action);
            writer.WriteString("source", step.Source);
            writer.WriteString("target", step.Target);
            if (step.Size is { } size)
                writer.WriteNumber("size", size);
            writer.WriteString("reason", step.Reason);
            if (error is not null)
                writer.WriteString("error", error);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>What to mirror.</summary>
    /// <param name="Address">The server's directory.</param>
    /// <param name="Folder">The folder here.</param>
    /// <param name="Options">How.</param>
    /// <param name="IsDryRun">Whether the plan is only shown.</param>
    /// <param name="IsJson">Whether each step is an object.</param>
    /// <param name="Remote">How to connect.</param>
    internal sealed record Request(FtpAddress Address, string Folder, MirrorOptions Options, bool IsDryRun, bool IsJson, RemoteRequest Remote);
}
