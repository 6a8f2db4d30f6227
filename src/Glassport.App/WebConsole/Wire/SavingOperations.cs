using System.Text.Json.Nodes;
using Glassport.Analysis;
using Glassport.Analysis.Rendering;
using Glassport.App.Extraction;
using Glassport.App.WebConsole.Access;
using Glassport.App.WebConsole.Api;
using Glassport.Packets;
using Microsoft.Net.Http.Headers;

namespace Glassport.App.WebConsole.Wire;

/// <summary>What is taken away from a recording: the capture, a report in any form, and the files that were transferred.</summary>
internal static class SavingOperations
{
    private const string Manifest = "manifest.json";

    /// <summary>The operations.</summary>
    public static IEnumerable<ApiOperation> All =>
    [
        new("GET", "/recordings/{id}/capture", Role.Operator, "Gives the capture file.", CaptureAsync) { ResponseMediaType = "application/vnd.tcpdump.pcap" },
        new("GET", "/recordings/{id}/report", Role.Operator, "Gives the explanation as a file; secrets are hidden.", ReportAsync)
        {
            ResponseMediaType = "application/octet-stream", Query = [new("format", $"One of {string.Join(", ", Renderings.All.Select(static one => one.Name))}; html when nothing is said.")],
        },
        new("GET", "/recordings/{id}/files", Role.Operator, "Lists the files that were transferred, as docs/extraction.md describes the manifest.", FilesAsync) { Response = typeof(JsonObject) },
        new("GET", "/recordings/{id}/files/{name}", Role.Operator, "Gives a file that was transferred.", FileAsync) { ResponseMediaType = "application/octet-stream" },
    ];

    private static async Task CaptureAsync(ApiCall call)
    {
        Recording recording = RecordingOperations.Find(call);
        FileStream file = recording.Files.OpenCapture();
        await using (file.ConfigureAwait(false))
        {
            Attach(call, $"{Plain(recording.Name)}.pcapng", "application/vnd.tcpdump.pcap");
            await file.CopyToAsync(call.Http.Response.Body, call.Aborted).ConfigureAwait(false);
        }

        await call.AuditAsync("recording-save", recording.Name).ConfigureAwait(false);
    }

    private static async Task ReportAsync(ApiCall call)
    {
        Recording recording = RecordingOperations.Find(call);
        IRendering rendering = Renderings.Find(call.Query("format") ?? "html")
            ?? throw ApiException.Field("format", ($"Choose one of {string.Join(", ", Renderings.All.Select(static one => one.Name))}.", "没有这种格式。"), call.Language);
        IPacketSource source = await RecordingSource.OpenAsync(recording, call.Aborted).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            Attach(call, $"{Plain(recording.Name)}.{Extension(rendering.Name)}", rendering.MediaType);
            // Renderings write as they go; a response takes no blocking writes.
            using MemoryStream report = new();
            using (IRenderingSession session = rendering.Begin(report, new() { Language = call.Language }))
                await Explainer.RunAsync(source, new() { KeepConversations = false }, session, call.Aborted).ConfigureAwait(false);
            report.Position = 0;
            await report.CopyToAsync(call.Http.Response.Body, call.Aborted).ConfigureAwait(false);
        }
    }

    private static async Task FilesAsync(ApiCall call)
    {
        Recording recording = RecordingOperations.Find(call);
        if (recording.State is RecordingState.Capturing or RecordingState.Reading)
            throw new ApiException(409, ("Stop the capture first.", "请先停止抓包。"));
        await ExtractAsync(recording, call.Aborted).ConfigureAwait(false);
        FileStream file = File.OpenRead(Path.Combine(recording.Files.Extracted, Manifest));
        await using (file.ConfigureAwait(false))
            await call.WriteAsync((JsonObject)(await JsonNode.ParseAsync(file, cancellationToken: call.Aborted).ConfigureAwait(false))!).ConfigureAwait(false);
    }

    private static async Task FileAsync(ApiCall call)
    {
        Recording recording = RecordingOperations.Find(call);
        string name = call.Route("name");
        // Only names that the extraction gave: none of them leads anywhere else.
        if (!Directory.Exists(recording.Files.Extracted) || !Directory.EnumerateFiles(recording.Files.Extracted).Select(Path.GetFileName).Contains(name, StringComparer.Ordinal))
            throw ApiException.NotFound("file", "文件");
        FileStream file = File.OpenRead(Path.Combine(recording.Files.Extracted, name));
        await using (file.ConfigureAwait(false))
        {
            Attach(call, name, "application/octet-stream");
            call.Http.Response.ContentLength = file.Length;
            await file.CopyToAsync(call.Http.Response.Body, call.Aborted).ConfigureAwait(false);
        }
    }

    private static async Task ExtractAsync(Recording recording, CancellationToken cancellationToken)
    {
        await recording.Extracting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (File.Exists(Path.Combine(recording.Files.Extracted, Manifest)))
                return;
            IPacketSource source = await RecordingSource.OpenAsync(recording, cancellationToken).ConfigureAwait(false);
            await using (source.ConfigureAwait(false))
            {
                using ExtractionFolder folder = ExtractionFolder.Open(recording.Files.Extracted, [recording.Name]);
                await Explainer.RunAsync(source, new() { Archive = folder, KeepConversations = false }, null, cancellationToken).ConfigureAwait(false);
                folder.Finish();
            }
        }
        finally
        {
            recording.Extracting.Release();
        }
    }

    private static void Attach(ApiCall call, string name, string mediaType)
    {
        call.Http.Response.ContentType = mediaType;
        ContentDispositionHeaderValue header = new("attachment");
        header.SetHttpFileName(name);
        call.Http.Response.Headers.ContentDisposition = header.ToString();
    }

    private static string Plain(string name)
    {
        string stem = Path.GetFileName(name);
        foreach (string ending in new[] { ".gz", ".pcapng", ".pcap", ".cap", ".snoop" })
            stem = stem.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? stem[..^ending.Length] : stem;
        return stem.Length == 0 ? "capture" : stem;
    }

    private static string Extension(string rendering) => rendering switch
    {
        "text" => "txt",
        "markdown" => "md",
        "zeek" => "log",
        "eve" => "json",
        _ => rendering,
    };
}
