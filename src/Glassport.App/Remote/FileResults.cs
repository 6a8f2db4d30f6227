using System.Text.Json.Nodes;
using Glassport.Analysis.Rendering;
using Glassport.App.Configuration;
using Glassport.Client;
using Glassport.Client.Local;

namespace Glassport.App.Remote;

/// <summary>Tells what becomes of the files of <c>get</c> and <c>put</c>, from several flows of control: lines on standard error, or objects on standard output.</summary>
/// <param name="request">Whether lines are wanted.</param>
/// <param name="isJson">Whether objects are.</param>
internal sealed class FileResults(RemoteRequest request, bool isJson)
{
    private readonly Lock gate = new();
    private FtpException? first;

    /// <summary>A file that would be transferred.</summary>
    /// <param name="source">From where.</param>
    /// <param name="target">To where.</param>
    public void Planned(string source, string target)
    {
        lock (gate)
            Console.Out.WriteLine(isJson ? JsonText.OneLine(Object(source, target)) : SafeText.Visible($"{source} -> {target}"));
    }

    /// <summary>A file that was transferred.</summary>
    /// <param name="source">From where.</param>
    /// <param name="target">To where.</param>
    /// <param name="name">The name to show.</param>
    /// <param name="result">What moved.</param>
    public void Done(string source, string target, string name, FileTransferResult result)
    {
        lock (gate)
        {
            if (!isJson)
            {
                TransferLine.Write(name, result, request);
                return;
            }

            var json = Object(source, target);
            json["bytes"] = result.Bytes;
            json["offset"] = result.Offset;
            json["seconds"] = Math.Round(result.Elapsed.TotalSeconds, 3);
            if (result.Verification is { } verification)
                json["compared"] = verification.ToString().ToLowerInvariant();
            Console.Out.WriteLine(JsonText.OneLine(json));
        }
    }

    /// <summary>A file that failed. The first is the command's failure, the others are told here.</summary>
    /// <param name="source">From where.</param>
    /// <param name="target">To where.</param>
    /// <param name="failure">Why.</param>
    public void Failed(string source, string target, FtpException failure)
    {
        lock (gate)
        {
            if (isJson)
            {
                var json = Object(source, target);
                json["error"] = failure.Message;
                Console.Out.WriteLine(JsonText.OneLine(json));
            }

            if (first is null)
                first = failure;
            else
                RemoteExit.Tell(failure.Message);
        }
    }

    /// <summary>The exit code when nothing failed.</summary>
    /// <exception cref="FtpException">The first failure.</exception>
    public int Finish() => first is null ? ExitCode.Success : throw first;

    private static JsonObject Object(string source, string target) => new() { ["source"] = source, ["target"] = target };
}
