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

    /// <summary>Whether something listens on a port of a host.</summary>
    /// <param name="process">A process on the host.</param>
    /// <param name="port">The port.</param>
    bool Listens(int process, ushort port);

    /// <summary>Whether the session is over: no connection is open or being opened or closed.</summary>
    /// <param name="host">The host on which that is looked at.</param>
    /// <param name="process">A process on it.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    Task<bool> AreQuietAsync(string host, int process, CancellationToken cancellationToken);
}
