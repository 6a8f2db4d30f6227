using System.CommandLine;
using Glassport.App.Remote;
using Glassport.Client;

namespace Glassport.App.Commands;

/// <summary><c>glassport mirror SOURCE TARGET</c>: makes a tree like another.</summary>
internal static class MirrorCommand
{
    /// <summary>The command's grammar.</summary>
    public static Command Build()
    {
        Argument<string> source = new("source") { Description = "What there should be: [ftp|ftps|ftpes://][user@]host[:port]/directory, or a folder here." };
        Argument<string> target = new("target") { Description = "What becomes like it: a folder here, or an address." };
        Option<bool> delete = new("--delete") { Description = "Delete from the target what the source does not have." };
        Option<bool> newer = new("--only-newer") { Description = "Leave files alone that are newer in the target." };
        Option<bool> dryRun = new("--dry-run", "-n") { Description = "Show what would be done." };
        Option<bool> json = new("--json") { Description = "An object a line: action, source, target, size, reason, and error where a step failed." };
        Option<int> parallel = new("--parallel", "-P") { Description = "Sessions that transfer beside each other (default: 1).", DefaultValueFactory = static _ => 1 };
        Option<string[]> include = new("--include") { Description = "Only files whose name, or path when it has a '/', fits this pattern; may be repeated." };
        Option<string[]> exclude = new("--exclude") { Description = "Nothing whose name, or path when it has a '/', fits this pattern; may be repeated." };
        Option<bool> checksum = new("--checksum") { Description = "Compare each copy with the original: by the server's hash, else by size." };
        RemoteOptions remote = new();
        Command command = new("mirror", "Make a tree like another, from a server or to one.") { source, target, delete, newer, dryRun, json, parallel, include, exclude, checksum };
        remote.AddTo(command);
        command.SetAction((parse, cancellationToken) => remote.RunAsync(parse, request =>
        {
            string from = parse.GetRequiredValue(source);
            string to = parse.GetRequiredValue(target);
            bool isUpload = !from.Contains("://", StringComparison.Ordinal);
            if (isUpload != to.Contains("://", StringComparison.Ordinal))
                throw new FtpException(FailureKind.Usage, "One of the two must be an address (ftp://…), the other a folder here.");
            return Mirroring.RunAsync(
                new(
                    RemoteSession.Read(isUpload ? to : from, request),
                    isUpload ? from : to,
                    new()
                    {
                        IsUpload = isUpload,
                        Deletes = parse.GetValue(delete),
                        OnlyNewer = parse.GetValue(newer),
                        Parallel = parse.GetValue(parallel),
                        Includes = [.. parse.GetValue(include) ?? []],
                        Excludes = [.. parse.GetValue(exclude) ?? []],
                        Files = new() { Verifies = parse.GetValue(checksum) },
                    },
                    parse.GetValue(dryRun),
                    parse.GetValue(json),
                    request),
                Console.Out,
                cancellationToken);
        }));
        return command;
    }
}
