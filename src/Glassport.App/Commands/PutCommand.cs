using System.CommandLine;
using Glassport.App.Remote;

namespace Glassport.App.Commands;

/// <summary><c>glassport put FILE… URL</c>: files to a server.</summary>
internal static class PutCommand
{
    /// <summary>The command's grammar.</summary>
    public static Command Build()
    {
        Argument<string[]> arguments = new("file… url") { Description = "Local files ('-' is standard input), then [ftp|ftps|ftpes://][user@]host[:port]/ with a file's path or, ending in '/', a directory's.", Arity = new(2, 10_000) };
        Option<bool> resume = new("--continue", "-c") { Description = "Go on with what the server has already." };
        Option<bool> text = new("--text", "-a") { Description = "Convert line ends (TYPE A)." };
        Option<bool> checksum = new("--checksum") { Description = "Compare the copy with the original: by the server's hash, else by size." };
        Option<bool> noTimes = new("--no-times") { Description = "Leave the copy's time as the server sets it." };
        Option<int> parallel = new("--parallel", "-P") { Description = "Files that are stored beside each other (default: 1).", DefaultValueFactory = static _ => 1 };
        Option<bool> dryRun = new("--dry-run", "-n") { Description = "Show what would be stored." };
        Option<bool> json = new("--json") { Description = "An object a line: source, target, bytes, offset, seconds, compared, and error where a file failed." };
        Option<bool> directories = new("--create-dirs") { Description = "Make the directories of the path that are missing on the server." };
        RemoteOptions remote = new();
        Command command = new("put", "Store files on a server.") { arguments, resume, text, checksum, noTimes, directories, parallel, dryRun, json };
        remote.AddTo(command);
        command.SetAction((parse, cancellationToken) => remote.RunAsync(parse, request =>
        {
            string[] words = parse.GetRequiredValue(arguments);
            return Storing.RunAsync(
                new(
                    words[..^1],
                    words[^1],
                    new() { Resumes = parse.GetValue(resume), IsText = parse.GetValue(text), Verifies = parse.GetValue(checksum), KeepsTime = !parse.GetValue(noTimes) },
                    request)
                {
                    Parallel = parse.GetValue(parallel),
                    MakesDirectories = parse.GetValue(directories),
                    IsDryRun = parse.GetValue(dryRun),
                    IsJson = parse.GetValue(json),
                },
                cancellationToken);
        }));
        return command;
    }
}
