using System.CommandLine;

namespace Glassport.App.Commands;

/// <summary>Every command there is: one file each in this folder, one line each here.</summary>
internal static class Root
{
    /// <summary>The command line's grammar.</summary>
    public static RootCommand Build() => new("FTP you can see through: explains captures of FTP sessions packet by packet.")
    {
        ExplainCommand.Build(),
    };
}
