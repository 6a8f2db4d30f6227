namespace Glassport.Lab.Networks;

/// <summary>Where the hosts of a scenario are.</summary>
public interface IHosts
{
    /// <summary>A folder for what a host's programs read and write.</summary>
    /// <param name="host">The host.</param>
    string FolderOf(string host);

    /// <summary>The command line that runs a program on a host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="program">The program and its arguments.</param>
    IReadOnlyList<string> On(string host, IReadOnlyList<string> program);

    /// <summary>The name of a host's first interface where its programs run.</summary>
    /// <param name="host">The host.</param>
    string FirstInterfaceOf(string host);
}
