using static Glassport.Protocol.ArgumentRule;
using static Glassport.Protocol.VerbGate;
using Kind = Glassport.Protocol.VerbKind;

namespace Glassport.Protocol;

/// <summary>
/// Every FTP verb that the RFCs, the drafts in use and the common servers know, one row each in reading order. Server, client and
/// analyser read this table; nothing about a verb is written a second time.
/// </summary>
public static partial class Verbs
{
    private const string Streamlined = "draft-peterson-streamlined-ftp-command-extensions";

    // Filled by the rows below: static fields are initialised in textual order, so it must stand before them.
    private static readonly List<Verb> Rows = [];

    // RFC 959 §4.1.1, access control.
    /// <summary>Who is asking.</summary>
    public static readonly Verb User = Row("USER", Required, BeforeLogin | DuringTransfer, Kind.Login, [230, 232, 234, 331, 332, 336], "RFC 959 §4.1.1");
    /// <summary>The password.</summary>
    public static readonly Verb Pass = Row("PASS", Optional, BeforeLogin | Secret, Kind.Login, [202, 230, 232, 332], "RFC 959 §4.1.1");
    /// <summary>The account.</summary>
    public static readonly Verb Acct = Row("ACCT", Required, BeforeLogin | Secret, Kind.Login, [202, 230, 232], "RFC 959 §4.1.1");
    /// <summary>Change the working directory.</summary>
    public static readonly Verb Cwd = Row("CWD", Optional, VerbGate.None, Kind.Files, [200, 250], "RFC 959 §4.1.1");
    /// <summary>Change to the parent directory.</summary>
    public static readonly Verb Cdup = Row("CDUP", ArgumentRule.None, VerbGate.None, Kind.Files, [200, 250], "RFC 959 §4.1.1");
    /// <summary>Mount another file system.</summary>
    public static readonly Verb Smnt = Row("SMNT", Required, VerbGate.None, Kind.Files, [200, 202, 250], "RFC 959 §4.1.1");
    /// <summary>Start over without a login.</summary>
    public static readonly Verb Rein = Row("REIN", ArgumentRule.None, DuringTransfer, Kind.Login, [120, 220], "RFC 959 §4.1.1");
    /// <summary>Log out.</summary>
    public static readonly Verb Quit = Row("QUIT", ArgumentRule.None, BeforeLogin | DuringTransfer, Kind.Quit, [200, 221, 226], "RFC 959 §4.1.1");

    // RFC 959 §4.1.2, transfer parameters.
    /// <summary>Where the client listens for the data connection.</summary>
    public static readonly Verb Port = Row("PORT", Required, VerbGate.None, Kind.Negotiation, [200], "RFC 959 §4.1.2");
    /// <summary>Asks the server to listen for the data connection.</summary>
    public static readonly Verb Pasv = Row("PASV", ArgumentRule.None, VerbGate.None, Kind.Negotiation, [227], "RFC 959 §4.1.2");
    /// <summary>The representation type: A, E, I or L.</summary>
    public static readonly Verb Type = Row("TYPE", Required, VerbGate.None, Kind.Representation, [200], "RFC 959 §4.1.2");
    /// <summary>The file structure: F, R or P.</summary>
    public static readonly Verb Stru = Row("STRU", Required, VerbGate.None, Kind.Representation, [200], "RFC 959 §4.1.2");
    /// <summary>The transfer mode: S, B, C or Z.</summary>
    public static readonly Verb Mode = Row("MODE", Required, VerbGate.None, Kind.Representation, [200], "RFC 959 §4.1.2");

    // RFC 959 §4.1.3, service. Some servers (z/OS, Serv-U) end a transfer with 250 instead of 226.
    /// <summary>Download a file.</summary>
    public static readonly Verb Retr = Row("RETR", Required, DataConnection, Kind.Download, [110, 125, 150, 226, 250], "RFC 959 §4.1.3");
    /// <summary>Upload a file.</summary>
    public static readonly Verb Stor = Row("STOR", Required, DataConnection, Kind.Upload, [110, 125, 150, 226, 250], "RFC 959 §4.1.3");
    /// <summary>Upload under a name that the server makes up.</summary>
    public static readonly Verb Stou = Row("STOU", Optional, DataConnection, Kind.Upload, [110, 125, 150, 226, 250], "RFC 959 §4.1.3");
    /// <summary>Upload to the end of a file.</summary>
    public static readonly Verb Appe = Row("APPE", Required, DataConnection, Kind.Upload, [110, 125, 150, 226, 250], "RFC 959 §4.1.3");
    /// <summary>Reserve room for an upload.</summary>
    public static readonly Verb Allo = Row("ALLO", Required, VerbGate.None, Kind.Files, [200, 202], "RFC 959 §4.1.3");
    /// <summary>Where the next transfer begins.</summary>
    public static readonly Verb Rest = Row("REST", Required, VerbGate.None, Kind.Restart, [350], "RFC 959 §4.1.3, RFC 3659 §5", "REST STREAM");
    /// <summary>Rename: the old name.</summary>
    public static readonly Verb Rnfr = Row("RNFR", Required, VerbGate.None, Kind.Files, [350], "RFC 959 §4.1.3");
    /// <summary>Rename: the new name.</summary>
    public static readonly Verb Rnto = Row("RNTO", Required, VerbGate.None, Kind.Files, [200, 250], "RFC 959 §4.1.3");
    /// <summary>Abort the transfer.</summary>
    public static readonly Verb Abor = Row("ABOR", ArgumentRule.None, DuringTransfer, Kind.Abort, [225, 226], "RFC 959 §4.1.3");
    /// <summary>Delete a file.</summary>
    public static readonly Verb Dele = Row("DELE", Required, VerbGate.None, Kind.Files, [200, 250], "RFC 959 §4.1.3");
    /// <summary>Remove a directory.</summary>
    public static readonly Verb Rmd = Row("RMD", Required, VerbGate.None, Kind.Files, [200, 250], "RFC 959 §4.1.3");
    /// <summary>Make a directory.</summary>
    public static readonly Verb Mkd = Row("MKD", Required, VerbGate.None, Kind.Files, [250, 257], "RFC 959 §4.1.3");
    /// <summary>Which directory is the working directory?</summary>
    public static readonly Verb Pwd = Row("PWD", ArgumentRule.None, VerbGate.None, Kind.Files, [257], "RFC 959 §4.1.3");
    /// <summary>List a directory for people.</summary>
    public static readonly Verb List = Row("LIST", Optional, DataConnection, Kind.Listing, [125, 150, 226, 250], "RFC 959 §4.1.3");
    /// <summary>List the names of a directory.</summary>
    public static readonly Verb Nlst = Row("NLST", Optional, DataConnection, Kind.Listing, [125, 150, 226, 250], "RFC 959 §4.1.3");
    /// <summary>Services of this server alone.</summary>
    public static readonly Verb Site = Row("SITE", Required, BeforeLogin, Kind.Information, [200, 202, 211, 214, 250], "RFC 959 §4.1.3");
    /// <summary>Which operating system?</summary>
    public static readonly Verb Syst = Row("SYST", ArgumentRule.None, BeforeLogin, Kind.Information, [215], "RFC 959 §4.1.3");
    /// <summary>Status of the server, a transfer or a file.</summary>
    public static readonly Verb Stat = Row("STAT", Optional, BeforeLogin | DuringTransfer, Kind.Information, [211, 212, 213], "RFC 959 §4.1.3");
    /// <summary>Which commands are there?</summary>
    public static readonly Verb Help = Row("HELP", Optional, BeforeLogin, Kind.Information, [211, 214], "RFC 959 §4.1.3");
    /// <summary>Nothing but a reply.</summary>
    public static readonly Verb Noop = Row("NOOP", ArgumentRule.None, BeforeLogin | DuringTransfer, Kind.Information, [200], "RFC 959 §4.1.3");

    // RFC 775 and RFC 1123 §4.1.3.1, the experimental names of the directory commands.
    /// <summary>CWD by its experimental name.</summary>
    public static readonly Verb Xcwd = Row("XCWD", Optional, VerbGate.None, Kind.Files, [200, 250], "RFC 775, RFC 1123 §4.1.3.1");
    /// <summary>CDUP by its experimental name.</summary>
    public static readonly Verb Xcup = Row("XCUP", ArgumentRule.None, VerbGate.None, Kind.Files, [200, 250], "RFC 775, RFC 1123 §4.1.3.1");
    /// <summary>MKD by its experimental name.</summary>
    public static readonly Verb Xmkd = Row("XMKD", Required, VerbGate.None, Kind.Files, [250, 257], "RFC 775, RFC 1123 §4.1.3.1");
    /// <summary>RMD by its experimental name.</summary>
    public static readonly Verb Xrmd = Row("XRMD", Required, VerbGate.None, Kind.Files, [200, 250], "RFC 775, RFC 1123 §4.1.3.1");
    /// <summary>PWD by its experimental name.</summary>
    public static readonly Verb Xpwd = Row("XPWD", ArgumentRule.None, VerbGate.None, Kind.Files, [257], "RFC 775, RFC 1123 §4.1.3.1");

    // RFC 2228 and RFC 4217, security.
    /// <summary>Ask for a security mechanism.</summary>
    public static readonly Verb Auth = Row("AUTH", Required, BeforeLogin, Kind.Security, [234, 334], "RFC 2228 §3, RFC 4217 §4", "AUTH TLS");
    /// <summary>Security data for the mechanism.</summary>
    public static readonly Verb Adat = Row("ADAT", Required, BeforeLogin | Secret, Kind.Security, [235, 335], "RFC 2228 §3");
    /// <summary>The protection buffer size; 0 for TLS.</summary>
    public static readonly Verb Pbsz = Row("PBSZ", Required, BeforeLogin, Kind.Security, [200], "RFC 2228 §3, RFC 4217 §8", "PBSZ");
    /// <summary>The protection of data connections: C, S, E or P.</summary>
    public static readonly Verb Prot = Row("PROT", Required, BeforeLogin, Kind.Security, [200], "RFC 2228 §3, RFC 4217 §9", "PROT");
    /// <summary>Clear the control connection.</summary>
    public static readonly Verb Ccc = Row("CCC", ArgumentRule.None, BeforeLogin, Kind.Security, [200], "RFC 2228 §3, RFC 4217 §6", "CCC");
    /// <summary>A command with its integrity protected.</summary>
    public static readonly Verb Mic = Row("MIC", Required, BeforeLogin | Secret, Kind.Security, [631, 632, 633], "RFC 2228 §3");
    /// <summary>A command with its content hidden.</summary>
    public static readonly Verb Conf = Row("CONF", Required, BeforeLogin | Secret, Kind.Security, [631, 632, 633], "RFC 2228 §3");
    /// <summary>A command with both.</summary>
    public static readonly Verb Enc = Row("ENC", Required, BeforeLogin | Secret, Kind.Security, [631, 632, 633], "RFC 2228 §3");

    // RFC 2389, features.
    /// <summary>Which features are there?</summary>
    public static readonly Verb Feat = Row("FEAT", ArgumentRule.None, BeforeLogin, Kind.Information, [211], "RFC 2389 §3");
    /// <summary>Options of another command.</summary>
    public static readonly Verb Opts = Row("OPTS", Required, BeforeLogin, Kind.Information, [200, 202, 451], "RFC 2389 §4");

    // RFC 1639 and RFC 2428, data connections for longer addresses.
    /// <summary>PORT for addresses of any length.</summary>
    public static readonly Verb Lprt = Row("LPRT", Required, VerbGate.None, Kind.Negotiation, [200], "RFC 1639 §3");
    /// <summary>PASV for addresses of any length.</summary>
    public static readonly Verb Lpsv = Row("LPSV", ArgumentRule.None, VerbGate.None, Kind.Negotiation, [228], "RFC 1639 §4");
    /// <summary>PORT for IPv4 and IPv6.</summary>
    public static readonly Verb Eprt = Row("EPRT", Required, VerbGate.None, Kind.Negotiation, [200], "RFC 2428 §2", "EPRT");
    /// <summary>PASV for IPv4 and IPv6; names the port only.</summary>
    public static readonly Verb Epsv = Row("EPSV", Optional, VerbGate.None, Kind.Negotiation, [200, 229], "RFC 2428 §3", "EPSV");

    // RFC 2640, RFC 3659, RFC 7151.
    /// <summary>The language of the replies.</summary>
    public static readonly Verb Lang = Row("LANG", Optional, BeforeLogin, Kind.Information, [200], "RFC 2640 §4", "LANG EN*");
    /// <summary>How many bytes would a transfer have?</summary>
    public static readonly Verb Size = Row("SIZE", Required, VerbGate.None, Kind.Files, [213], "RFC 3659 §4", "SIZE");
    /// <summary>When was the file modified?</summary>
    public static readonly Verb Mdtm = Row("MDTM", Required, VerbGate.None, Kind.Files, [213, 253], "RFC 3659 §3", "MDTM");
    /// <summary>Facts about one file.</summary>
    public static readonly Verb Mlst = Row("MLST", Optional, VerbGate.None, Kind.Files, [250], "RFC 3659 §7", "MLST type*;size*;modify*;perm*;unique*;");
    /// <summary>Facts about the files of a directory.</summary>
    public static readonly Verb Mlsd = Row("MLSD", Optional, DataConnection, Kind.Listing, [125, 150, 226, 250], "RFC 3659 §7");
    /// <summary>Which of the server's hosts is meant?</summary>
    public static readonly Verb Host = Row("HOST", Required, BeforeLogin, Kind.Information, [220], "RFC 7151 §3", "HOST");

    // Internet drafts and what servers share without one.
    /// <summary>Set the time of modification.</summary>
    public static readonly Verb Mfmt = Row("MFMT", Required, VerbGate.None, Kind.Files, [213], "draft-somers-ftp-mfxx §3", "MFMT");
    /// <summary>Set the time of creation.</summary>
    public static readonly Verb Mfct = Row("MFCT", Required, VerbGate.None, Kind.Files, [213], "draft-somers-ftp-mfxx §4", "MFCT");
    /// <summary>Set facts.</summary>
    public static readonly Verb Mff = Row("MFF", Required, VerbGate.None, Kind.Files, [213], "draft-somers-ftp-mfxx §5", "MFF modify;");
    /// <summary>The hash of a file.</summary>
    public static readonly Verb Hash = Row("HASH", Required, VerbGate.None, Kind.Files, [200, 213], "draft-bryan-ftpext-hash", "HASH SHA-256*");
    /// <summary>Which bytes will the next transfer carry?</summary>
    public static readonly Verb Rang = Row("RANG", Required, VerbGate.None, Kind.Restart, [350], "draft-bryan-ftp-range", "RANG STREAM");
    /// <summary>The CRC-32 of a file.</summary>
    public static readonly Verb Xcrc = Row("XCRC", Required, VerbGate.None, Kind.Files, [200, 213, 250, 251], Streamlined, "XCRC");
    /// <summary>The MD5 of a file.</summary>
    public static readonly Verb Xmd5 = Row("XMD5", Required, VerbGate.None, Kind.Files, [200, 213, 250, 251], Streamlined, "XMD5");
    /// <summary>The SHA-1 of a file, older name.</summary>
    public static readonly Verb Xsha = Row("XSHA", Required, VerbGate.None, Kind.Files, [200, 213, 250, 251], Streamlined, "XSHA");
    /// <summary>The SHA-1 of a file.</summary>
    public static readonly Verb Xsha1 = Row("XSHA1", Required, VerbGate.None, Kind.Files, [200, 213, 250, 251], Streamlined, "XSHA1");
    /// <summary>The SHA-256 of a file.</summary>
    public static readonly Verb Xsha256 = Row("XSHA256", Required, VerbGate.None, Kind.Files, [200, 213, 250, 251], Streamlined, "XSHA256");
    /// <summary>The SHA-512 of a file.</summary>
    public static readonly Verb Xsha512 = Row("XSHA512", Required, VerbGate.None, Kind.Files, [200, 213, 250, 251], Streamlined, "XSHA512");
    /// <summary>The MD5 of a file.</summary>
    public static readonly Verb Md5 = Row("MD5", Required, VerbGate.None, Kind.Files, [213, 250, 251], "draft-twine-ftpmd5", "MD5");
    /// <summary>The MD5 of several files.</summary>
    public static readonly Verb Mmd5 = Row("MMD5", Required, VerbGate.None, Kind.Files, [250, 252], "draft-twine-ftpmd5", "MMD5");
    /// <summary>How much room is left?</summary>
    public static readonly Verb Avbl = Row("AVBL", Optional, VerbGate.None, Kind.Information, [213], Streamlined, "AVBL");
    /// <summary>Client and server name themselves.</summary>
    public static readonly Verb Csid = Row("CSID", Required, BeforeLogin, Kind.Information, [200], Streamlined, "CSID");
    /// <summary>The client names itself.</summary>
    public static readonly Verb Clnt = Row("CLNT", Required, BeforeLogin, Kind.Information, [200], "no document; widespread", "CLNT");
    /// <summary>Join uploaded parts to one file.</summary>
    public static readonly Verb Comb = Row("COMB", Required, VerbGate.None, Kind.Files, [200, 213, 250], Streamlined, "COMB");
    /// <summary>The size of a directory.</summary>
    public static readonly Verb Dsiz = Row("DSIZ", Required, VerbGate.None, Kind.Files, [213], Streamlined, "DSIZ");
    /// <summary>Remove a directory with all that is in it.</summary>
    public static readonly Verb Rmda = Row("RMDA", Required, VerbGate.None, Kind.Files, [200, 250], Streamlined, "RMDA");
    /// <summary>Download a thumbnail.</summary>
    public static readonly Verb Thmb = Row("THMB", Required, DataConnection, Kind.Download, [110, 125, 150, 226, 250], Streamlined, "THMB");
    /// <summary>Which transfer will the next PASV be for?</summary>
    public static readonly Verb Pret = Row("PRET", Required, VerbGate.None, Kind.Information, [200], "no document; DrFTPD", "PRET");
    /// <summary>PASV where the server opens TLS as the client.</summary>
    public static readonly Verb Cpsv = Row("CPSV", ArgumentRule.None, VerbGate.None, Kind.Negotiation, [227], "no document; secure FXP", "CPSV");
    /// <summary>PASV on the control port.</summary>
    public static readonly Verb Spsv = Row("SPSV", Optional, VerbGate.None, Kind.Negotiation, [227], "no document; single-port PASV", "SPSV");
    /// <summary>Who opens TLS on the data connection?</summary>
    public static readonly Verb Sscn = Row("SSCN", Optional, VerbGate.None, Kind.Security, [200], "no document; secure FXP", "SSCN");
    /// <summary>The server's view of an active data connection.</summary>
    public static readonly Verb Esta = Row("ESTA", ArgumentRule.None, VerbGate.None, Kind.Information, [200, 225, 229], "no document; Pure-FTPd", "ESTA");
    /// <summary>The server's view of a passive data connection.</summary>
    public static readonly Verb Estp = Row("ESTP", Optional, VerbGate.None, Kind.Information, [200, 225, 229], "no document; Pure-FTPd", "ESTP");
    /// <summary>MacBinary on or off.</summary>
    public static readonly Verb Macb = Row("MACB", Required, VerbGate.None, Kind.Representation, [200], "no document; Macintosh clients");

    private static Verb Row(
        string name, ArgumentRule argument, VerbGate gate, VerbKind kind, int[] replies, string source, string? feat = null)
    {
        var verb = new Verb(name, argument, gate, kind, [.. replies], source, feat);
        Rows.Add(verb);
        return verb;
    }
}
