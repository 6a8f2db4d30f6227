using System.CommandLine;

namespace Glassport.App.Commands;

/// <summary>Every command there is: one file each in this folder, one line each here.</summary>
internal static class Root
{
    /// <summary>The command line's grammar.</summary>
    public static RootCommand Build() => new("FTP you can see through: a server, a client, and an explainer of captures, packet by packet.")
    {
        ExplainCommand.Build(),
        CaptureCommand.Build(),
        WatchCommand.Build(),
        ServeCommand.Build(),
        ConsoleCommand.Build(),
        ConnectCommand.Build(),
        HostCommand.Build(),
        LsCommand.Build(),
        GetCommand.Build(),
        PutCommand.Build(),
        MirrorCommand.Build(),
        RmCommand.Build(),
        MvCommand.Build(),
        MkdirCommand.Build(),
        DoctorCommand.Build(),
        LabCommand.Build(),
        SiteCommand.Build(),
        UserCommand.Build(),
        GroupCommand.Build(),
        RuleCommand.Build(),
        SessionCommand.Build(),
        BanCommand.Build(),
        ConfigCommand.Build(),
    };
}
