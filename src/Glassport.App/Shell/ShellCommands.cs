using Glassport.App.Shell.Rows;

namespace Glassport.App.Shell;

/// <summary>Every command of the shell, one line each.</summary>
internal static class ShellCommands
{
    /// <summary>The commands, in the order in which help shows them.</summary>
    public static IReadOnlyList<ShellCommand> All { get; } =
    [
        SessionRows.Open,
        SessionRows.User,
        SessionRows.Close,
        SessionRows.Bye,
        SessionRows.Save,
        SessionRows.Hosts,
        DirectoryRows.Ls,
        DirectoryRows.Nlist,
        DirectoryRows.Mlsd,
        DirectoryRows.Cd,
        DirectoryRows.Cdup,
        DirectoryRows.Pwd,
        DirectoryRows.Lcd,
        DirectoryRows.Lpwd,
        DirectoryRows.Lls,
        DirectoryRows.Mkdir,
        DirectoryRows.Rmdir,
        TransferRows.Get,
        TransferRows.Reget,
        TransferRows.Mget,
        TransferRows.Newer,
        TransferRows.Put,
        TransferRows.Reput,
        TransferRows.Append,
        TransferRows.Mput,
        TransferRows.MirrorTree,
        JobRows.Jobs,
        JobRows.Wait,
        JobRows.Kill,
        FileRows.Page,
        FileRows.Delete,
        FileRows.Mdelete,
        FileRows.Rename,
        FileRows.Size,
        FileRows.Modtime,
        FileRows.Chmod,
        ModeRows.Ascii,
        ModeRows.Binary,
        ModeRows.Type,
        ModeRows.Active,
        ModeRows.Passive,
        ModeRows.SendPort,
        ModeRows.Prompt,
        ModeRows.Globbing,
        ModeRows.Hash,
        ModeRows.Progress,
        ModeRows.Verbose,
        ModeRows.Debug,
        ModeRows.Bell,
        ModeRows.Status,
        ServerRows.RemoteStatus,
        ServerRows.System,
        ServerRows.Features,
        ServerRows.Quote,
        ServerRows.Site,
        ServerRows.Umask,
        ServerRows.Idle,
        ServerRows.RemoteHelp,
        HelpRows.Help,
        HelpRows.Local,
    ];

    /// <summary>Finds a command by its name, or by a beginning that no other command has.</summary>
    /// <param name="name">The name.</param>
    /// <param name="problem">Why there is none.</param>
    public static ShellCommand? Find(string name, out string problem)
    {
        problem = "";
        var exact = All.FirstOrDefault(command => command.Names.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (exact is not null)
            return exact;
        ShellCommand[] fitting = [.. All.Where(command => command.Names.Any(own => own.StartsWith(name, StringComparison.OrdinalIgnoreCase)))];
        if (fitting.Length == 1)
            return fitting[0];
        problem = fitting.Length == 0 ? "?Invalid command. 'help' lists them." : $"?Ambiguous command. It may be {string.Join(", ", fitting.Select(command => command.Names.First(own => own.StartsWith(name, StringComparison.OrdinalIgnoreCase))))}.";
        return null;
    }
}
