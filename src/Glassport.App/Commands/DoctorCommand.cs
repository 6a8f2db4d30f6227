using System.CommandLine;
using Glassport.App.Remote;

namespace Glassport.App.Commands;

/// <summary><c>glassport doctor URL</c>: what a server can do, and what is wrong with it.</summary>
internal static class DoctorCommand
{
    /// <summary>The command's grammar.</summary>
    public static Command Build()
    {
        Argument<string> url = new("url") { Description = "[ftp|ftps|ftpes://][user@]host[:port]" };
        Option<string> format = new("--format", "-f") { Description = "text, json or html. Without it, by the ending of the output file, else text." };
        format.AcceptOnlyFromAmong([.. Doctor.Doctor.Forms.Select(static form => form.Name)]);
        Option<FileInfo> output = new("--output", "-o") { Description = "Write the report to this file instead of standard output." };
        Option<bool> write = new("--write") { Description = "Also try uploads, with small files that are removed again." };
        RemoteOptions remote = new();
        Command command = new("doctor", "Examine a server: everything is tried on purpose, and a graded report says what should be changed.") { url, format, output, write };
        remote.AddTo(command);
        command.SetAction((parse, cancellationToken) => remote.RunAsync(parse, request => Doctor.Doctor.RunAsync(
            new(
                parse.GetRequiredValue(url),
                parse.GetValue(format),
                parse.GetValue(output),
                parse.GetValue(write),
                remote.Language(parse),
                request),
            cancellationToken)));
        return command;
    }
}
