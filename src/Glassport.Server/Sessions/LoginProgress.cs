using Glassport.Protocol;
using Glassport.Server.Storage;

namespace Glassport.Server.Sessions;

/// <summary>What one command leaves for the next.</summary>
internal sealed class LoginProgress
{
    /// <summary>The name that USER gave and PASS has to prove, or null.</summary>
    public string? UserName { get; set; }

    /// <summary>Failed logins on this connection.</summary>
    public int Failures { get; set; }

    /// <summary>What RNFR named, or null.</summary>
    public VirtualPath? RenameFrom { get; set; }

    /// <summary>What SITE IDLE asked for, or null.</summary>
    public TimeSpan? IdleTimeout { get; set; }

    /// <summary>What SITE UMASK asked for, or null.</summary>
    public int? Umask { get; set; }

    /// <summary>Forgets what holds for the very next command only.</summary>
    /// <param name="verb">The verb that was carried out.</param>
    public void Forget(Verb verb)
    {
        if (verb != Protocol.Verbs.Rnfr)
            RenameFrom = null;
    }
}
