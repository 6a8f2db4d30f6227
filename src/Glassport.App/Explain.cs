using System.Globalization;
using Glassport.Analysis;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.App.Extraction;
using Glassport.Capture;
using Glassport.Packets;

namespace Glassport.App;

/// <summary>Does what <c>glassport explain</c> promises.</summary>
internal static class Explain
{
    /// <summary>Explains the captures; answers the exit code.</summary>
    public static async Task<int> RunAsync(Request request, CancellationToken cancellationToken)
    {
        try
        {
            IPacketSource source = await CaptureFiles.OpenAsync(request.Captures, Console.OpenStandardInput(), cancellationToken).ConfigureAwait(false);
            await using (source.ConfigureAwait(false))
                return await ExplainAsync(request, source, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is CaptureOpenException or IOException or UnauthorizedAccessException)
        {
            if (IsClosedPipe(failure))
                return ExitCode.Success;
            await Console.Error.WriteLineAsync("glassport: " + SafeText.Visible(failure.Message)).ConfigureAwait(false);
            return ExitCode.Failure;
        }
    }

    private static async Task<int> ExplainAsync(Request request, IPacketSource source, CancellationToken cancellationToken)
    {
        using ExtractionFolder? folder = request.Extract is { } extract ? ExtractionFolder.Open(extract.ToString(), source.Facts.Files) : null;
        bool terminal = request.Output is null && !Console.IsOutputRedirected;
        RenderingOptions rendering = request.Options with
        {
            Colour = terminal && !request.NoColour && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            Width = terminal ? Math.Clamp(Console.WindowWidth, 40, 160) : 100,
        };
        ExplainerOptions options = new()
        {
            Ports = request.Ports,
            Packets = request.Packets ? new PacketTable() : null,
            Encoding = request.Encoding,
            KeepConversations = false,
            Archive = folder,
        };

        Stream output = request.Output is null ? Console.OpenStandardOutput() : request.Output.Open(FileMode.Create, FileAccess.Write, FileShare.Read);
        await using (output.ConfigureAwait(false))
        {
            BufferedStream buffered = new(output, 64 * 1024);
            await using (buffered.ConfigureAwait(false))
            {
                using IRenderingSession session = request.Rendering.Begin(buffered, rendering);
                Explanation explanation;
                using (new ProgressLine(source, request.Options.Language))
                    explanation = await Explainer.RunAsync(source, options, session, cancellationToken).ConfigureAwait(false);
                folder?.Finish();
                await buffered.FlushAsync(cancellationToken).ConfigureAwait(false);
                await WarnAsync(explanation.Capture.Damage).ConfigureAwait(false);
            }
        }

        return ExitCode.Success;
    }

    private static async Task WarnAsync(Damage? damage)
    {
        if (damage is null)
            return;
        string text = string.Create(CultureInfo.InvariantCulture,
            $"glassport: {SafeText.Visible(damage.File)} is damaged at byte {damage.Offset}: {SafeText.Visible(damage.Reason)}. Everything before it is explained.");
        await Console.Error.WriteLineAsync(text).ConfigureAwait(false);
    }

    /// <summary>Whether whoever read our output has gone (EPIPE).</summary>
    internal static bool IsClosedPipe(Exception failure) => failure is IOException && (failure.HResult & 0xFFFF) is 32 or 109 or 232;

    /// <summary>What to explain, and how.</summary>
    internal sealed record Request
    {
        public required IReadOnlyList<string> Captures { get; init; }

        public required IRendering Rendering { get; init; }

        public RenderingOptions Options { get; init; } = new();

        public FileInfo? Output { get; init; }

        public IReadOnlyList<ushort> Ports { get; init; } = [];

        public DirectoryInfo? Extract { get; init; }

        public string? Encoding { get; init; }

        public bool Packets { get; init; }

        public bool NoColour { get; init; }
    }
}
