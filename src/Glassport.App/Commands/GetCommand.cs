using System.CommandLine;
using Glassport.App.Remote;

namespace Glassport.App.Commands;

/// <summary><c>glassport get URL…</c>: files from a server.</summary>
internal static class GetCommand
{
    /// <summary>The command's grammar.</summary>
    public static Command Build()
    {
        Argument<string[]> urls = new("url") { Description = "[ftp|ftps|ftpes://][user@]host[:port]/file; the last part may be a pattern with * and ?", Arity = ArgumentArity.OneOrMore };
        Option<string> output = new("--output", "-o") { Description = "The local file, or the folder for several; '-' is standard output. Without it: the name on the server, here." };
        Option<bool> resume = new("--continue", "-c") { Description = "Go on with what an earlier run left." };
        Option<bool> text = new("--text", "-a") { Description = "Convert line ends (TYPE A)." };
        Option<bool> checksum = new("--checksum") { Description = "Compare the copy with the original: by the server's hash, else by size." };
        Option<bool> noTimes = new("--no-times") { Description = "Leave the copy's time as it is." };
        Option<int> parallel = new("--parallel", "-P") { Description = "Files that are fetched beside each other (default: 1).", DefaultValueFactory = static _ => 1 };
        Option<int> segments = new("--segments") { Description = "Fetch a large file in so many parts, each on a session of its own (default: 1).", DefaultValueFactory = static _ => 1 };
        Option<string[]> exclude = new("--exclude") { Description = "No file whose name fits this pattern; may be repeated." };
        Option<bool> dryRun = new("--dry-run", "-n") { Description = "Show what would be fetched." };
        Option<bool> json = new("--json") { Description = "An object a line: source, target, bytes, offset, seconds, compared, and error where a file failed." };
        RemoteOptions remote = new();
        Command command = new("get", "Fetch files from a server.") { urls, output, resume, text, checksum, noTimes, parallel, segments, exclude, dryRun, json };
        remote.AddTo(command);
        command.SetAction((parse, cancellationToken) => remote.RunAsync(parse, request => Fetching.RunAsync(
            new(
                parse.GetRequiredValue(urls),
                parse.GetValue(output),
                new() { Resumes = parse.GetValue(resume), IsText = parse.GetValue(text), Verifies = parse.GetValue(checksum), KeepsTime = !parse.GetValue(noTimes) },
                request)
            {
                Parallel = parse.GetValue(parallel),
                Segments = parse.GetValue(segments),
                Excludes = parse.GetValue(exclude) ?? [],
                IsDryRun = parse.GetValue(dryRun),
                IsJson = parse.GetValue(json),
            },
            cancellationToken)));
        return command;
    }
}
