namespace Glassport.Protocol;

/// <summary>
/// Every bound on what a peer or a capture may make Glassport keep, with its reason. Reaching one is never an exception: what
/// was kept is used, and the place that met the limit says so.
/// </summary>
public static class Limits
{
    /// <summary>
    /// Bytes of a command line: the longest path that Linux takes (PATH_MAX, 4096 with its NUL) with its verb and a blank still
    /// fits. IIS stops at 4096 and pyftpdlib at 2048; analysers that had no limit have met lines of 550 kB.
    /// </summary>
    public const int CommandLineBytes = 4096 + 64;

    /// <summary>Characters kept of a verb: the longest in <see cref="Verbs"/> has seven; what is longer is not FTP but still worth showing.</summary>
    public const int VerbBytes = 32;

    /// <summary>Bytes of a reply over all its lines. Banners and STAT listings of a few hundred rows fit; a reply without an end must not grow.</summary>
    public const int ReplyBytes = 64 * 1024;

    /// <summary>Lines of a reply: a STAT of a directory has one for each file; unbounded multi-line replies have brought clients down.</summary>
    public const int ReplyLines = 1000;

    /// <summary>Commands that wait for their reply. lftp pipelines a handful; a client that is far ahead is not reading.</summary>
    public const int PendingCommands = 64;

    /// <summary>Bytes kept of a user name or password, the bound of the common analysers: longer ones are attacks.</summary>
    public const int CredentialBytes = 128;

    /// <summary>Bytes of a path: PATH_MAX of Linux.</summary>
    public const int PathBytes = 4096;

    /// <summary>Bytes of a Telnet subnegotiation that are skipped (RFC 855). FTP has no use for any; an endless one must not swallow the session.</summary>
    public const int TelnetSubnegotiationBytes = 512;

    /// <summary>Characters of a reply's text that are searched for an address: it stands in the first hundred of every server known.</summary>
    public const int AddressTextBytes = 1024;

    /// <summary>Bytes of one row of a listing: a name has at most 255 (1,020 in UTF-8 code units of four), facts and link targets come on top.</summary>
    public const int ListingRowBytes = 8 * 1024;

    /// <summary>Directories below each other in a listing of LIST -R. Trees of people are shallower; a deeper one was made to tie the server up.</summary>
    public const int RecursiveDepth = 32;

    /// <summary>Entries of a listing of LIST -R: some ten megabytes. One command must not walk a whole disk.</summary>
    public const int RecursiveEntries = 100_000;

    /// <summary>Bytes of the file whose text CWD shows: a screenful or two. Whoever may upload it must not make replies long.</summary>
    public const int DirectoryMessageBytes = 4096;

    /// <summary>Bytes of a listing that are kept to be read: about 200,000 rows of <c>ls -l</c>.</summary>
    public const int ListingBytes = 16 * 1024 * 1024;

    /// <summary>
    /// Bytes that a transfer in MODE Z may become. Deflate turns a byte into as many as 1,032 (RFC 1951), so a small capture could
    /// keep a reader busy for hours; 16 GiB is some ten seconds of it.
    /// </summary>
    public const long InflatedBytes = 16L * 1024 * 1024 * 1024;
}
