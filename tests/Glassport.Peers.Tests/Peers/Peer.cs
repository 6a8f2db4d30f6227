namespace Glassport.Peers.Tests.Peers;

/// <summary>A client that others made.</summary>
internal abstract class Peer
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Peer> All { get; } = [new Lftp(), new Curl(), new Wget(), new Tnftp(), new InetutilsFtp(), new Ncftp(), new PythonFtplib(), new BasicFtp()];

    /// <summary>Its name.</summary>
    public abstract string Name { get; }

    /// <summary>What it is made to do.</summary>
    public abstract Skills Skills { get; }

    /// <summary>How it can reach a server.</summary>
    public abstract IReadOnlyList<Way> Ways { get; }

    /// <summary>How many control connections it opens for an errand.</summary>
    public virtual int Sessions => 1;

    /// <summary>Whether it says QUIT before it closes.</summary>
    public virtual bool SaysQuit => true;

    /// <summary>Whether every data connection resumes the control connection's session, however slow the machine is.</summary>
    public virtual bool AlwaysResumes(Security security) => true;

    /// <summary>Finds one by its name.</summary>
    public static Peer Find(string name) => All.Single(peer => peer.Name == name);

    /// <summary>Does an errand and answers what it printed.</summary>
    public abstract Task<string> RunAsync(Errand errand);

    /// <summary>Downloads the folder <c>tree</c> of the server into the folder <c>tree</c> here.</summary>
    public virtual Task MirrorDownAsync(Errand errand) => throw new NotSupportedException(Name);

    /// <summary>Uploads the folder <c>tree</c> of here to the server.</summary>
    public virtual Task MirrorUpAsync(Errand errand) => throw new NotSupportedException(Name);

    /// <summary>Lines of a script.</summary>
    protected static string Script(params IEnumerable<string> lines) => string.Join('\n', lines) + "\n";
}
