using Glassport.Analysis;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Capture;
using Glassport.Lab.Running;
using Glassport.Packets;

namespace Glassport.App.Laboratory;

/// <summary>Explains a lab's capture: on the terminal, as files beside it, and against what the scenario promised.</summary>
internal static class LabReport
{
    /// <summary>The file with what the client said.</summary>
    public const string ClientLog = "client.txt";

    /// <summary>The file with what the server said.</summary>
    public const string ServerLog = "server.txt";

    private const int NarrowestTerminal = 40;
    private const int WidestTerminal = 160;
    private const int PlainWidth = 100;

    /// <summary>Writes everything; answers the exit code: success when all that the scenario promised is there.</summary>
    public static async Task<int> WriteAsync(LabCall call, LabResult result, string capture, TimeSpan duration, CancellationToken cancellationToken)
    {
        LabText text = new(call.Language);
        string clientLog = Path.Combine(call.Output, ClientLog);
        string serverLog = Path.Combine(call.Output, ServerLog);
        await File.WriteAllTextAsync(clientLog, result.Typescript, cancellationToken).ConfigureAwait(false);
        await File.WriteAllTextAsync(serverLog, result.ServerLog, cancellationToken).ConfigureAwait(false);

        RenderingOptions plain = new() { Language = call.Language, Width = PlainWidth };
        string json = Path.ChangeExtension(capture, ".json");
        string html = Path.ChangeExtension(capture, ".html");
        await RenderAsync("json", plain, call, capture, json, cancellationToken).ConfigureAwait(false);
        await RenderAsync("html", plain, call, capture, html, cancellationToken).ConfigureAwait(false);
        (Explanation explanation, string story) = await EnglishAsync(call, capture, cancellationToken).ConfigureAwait(false);

        if (!call.Quiet)
        {
            await HeadAsync(text.StoryHeading).ConfigureAwait(false);
            await TellAsync(call, capture, cancellationToken).ConfigureAwait(false);
        }

        await HeadAsync(text.LessonHeading).ConfigureAwait(false);
        await Console.Out.WriteLineAsync("  " + SafeText.Visible(text.Of(call.Scenario.Lesson)) + "\n").ConfigureAwait(false);
        LessonPoint[] points = [.. Lesson.Points(call.Scenario, [.. explanation.Conversations.Where(one => one.Server.Port == call.Port)], explanation.Findings, story)];
        foreach (LessonPoint point in points)
            await Console.Out.WriteLineAsync($"  {(point.Holds ? '✓' : '✗')} {SafeText.Visible(text.Of(point))}").ConfigureAwait(false);

        await Console.Out.WriteLineAsync().ConfigureAwait(false);
        await Console.Out.WriteLineAsync(text.FolderHeading(duration, SafeText.Visible(call.Output))).ConfigureAwait(false);
        foreach (string file in new[] { capture, json, html, clientLog, serverLog })
            await Console.Out.WriteLineAsync($"  {Path.GetFileName(file),-24} {text.About(file)}").ConfigureAwait(false);
        await Console.Out.WriteLineAsync(text.Next(call.Scenario.Name)).ConfigureAwait(false);
        if (points.All(static point => point.Holds))
            return ExitCode.Success;
        await Console.Error.WriteLineAsync("glassport: " + text.Failed).ConfigureAwait(false);
        return ExitCode.Failure;
    }

    private static async Task HeadAsync(string heading) => await Console.Out.WriteLineAsync($"\n── {heading} ──\n").ConfigureAwait(false);

    private static async Task TellAsync(LabCall call, string capture, CancellationToken cancellationToken)
    {
        bool terminal = !Console.IsOutputRedirected;
        RenderingOptions options = new()
        {
            Language = call.Language,
            Colour = terminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            Width = terminal ? Math.Clamp(Console.WindowWidth, NarrowestTerminal, WidestTerminal) : PlainWidth,
        };
        await Console.Out.FlushAsync(cancellationToken).ConfigureAwait(false);
        Stream output = Console.OpenStandardOutput();
        await using (output.ConfigureAwait(false))
            await RenderAsync("text", options, call, capture, output, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<(Explanation Explanation, string Story)> EnglishAsync(LabCall call, string capture, CancellationToken cancellationToken)
    {
        using MemoryStream story = new();
        Explanation explanation = await RenderAsync("text", new() { Width = PlainWidth }, call, capture, story, cancellationToken).ConfigureAwait(false);
        return (explanation, System.Text.Encoding.UTF8.GetString(story.ToArray()));
    }

    private static async Task RenderAsync(string name, RenderingOptions options, LabCall call, string capture, string file, CancellationToken cancellationToken)
    {
        FileStream output = new(file, FileMode.Create, FileAccess.Write, FileShare.Read);
        await using (output.ConfigureAwait(false))
            await RenderAsync(name, options, call, capture, output, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Explanation> RenderAsync(string name, RenderingOptions options, LabCall call, string capture, Stream output, CancellationToken cancellationToken)
    {
        IPacketSource source = await CaptureFiles.OpenAsync([capture], Stream.Null, cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            BufferedStream buffered = new(output, 64 * 1024);
            using IRenderingSession session = Renderings.Find(name)!.Begin(buffered, options);
            Explanation explanation = await Explainer.RunAsync(source, new() { Packets = name != "text" ? new PacketTable() : null, Ports = [call.Port] }, session, cancellationToken).ConfigureAwait(false);
            await buffered.FlushAsync(cancellationToken).ConfigureAwait(false);
            return explanation;
        }
    }
}
