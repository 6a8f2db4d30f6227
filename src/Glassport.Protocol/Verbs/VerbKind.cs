namespace Glassport.Protocol;

/// <summary>What a verb is for: the part of a session's story that it belongs to.</summary>
public enum VerbKind
{
    /// <summary>No known verb.</summary>
    Unknown,

    /// <summary>USER, PASS, ACCT, REIN: who is asking.</summary>
    Login,

    /// <summary>AUTH, PBSZ, PROT and the rest of RFC 2228: protection.</summary>
    Security,

    /// <summary>SYST, FEAT, HELP, STAT, NOOP, SITE and others that ask or tell.</summary>
    Information,

    /// <summary>Files and directories, without a data connection.</summary>
    Files,

    /// <summary>TYPE, STRU, MODE: how data is represented.</summary>
    Representation,

    /// <summary>REST, RANG: where the next transfer begins.</summary>
    Restart,

    /// <summary>PORT, PASV and their successors: where the data connection will be.</summary>
    Negotiation,

    /// <summary>LIST, NLST, MLSD: names over the data connection.</summary>
    Listing,

    /// <summary>RETR: content from server to client.</summary>
    Download,

    /// <summary>STOR, APPE, STOU: content from client to server.</summary>
    Upload,

    /// <summary>ABOR.</summary>
    Abort,

    /// <summary>QUIT.</summary>
    Quit,
}
