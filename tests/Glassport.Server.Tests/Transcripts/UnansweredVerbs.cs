namespace Glassport.Server.Tests.Transcripts;

/// <summary>The verbs that the server does not answer, and why.</summary>
internal static class UnansweredVerbs
{
    private const string OnlyTls = "security is TLS alone (RFC 4217), which knows no tokens and no protected commands";
    private const string SecureFxp = "server-to-server TLS is a way around the checks of data connections";

    /// <summary>By verb.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["ADAT"] = OnlyTls,
        ["CONF"] = OnlyTls,
        ["CPSV"] = SecureFxp,
        ["DSIZ"] = "the size of a folder costs a walk over all of it",
        ["ENC"] = OnlyTls,
        ["ESTA"] = "no client asks for it; STAT tells of the data connection",
        ["ESTP"] = "no client asks for it; STAT tells of the data connection",
        ["MACB"] = "MacBinary went out of use with the forks of the classic Mac OS",
        ["MIC"] = OnlyTls,
        ["MMD5"] = "MD5 and HASH, one file at a time, tell the same",
        ["PRET"] = "there are no slave servers that would have to know beforehand",
        ["RMDA"] = "one command that removes a whole tree cannot be held up half way, and a rule for a folder below would be passed over",
        ["SMNT"] = "the administrator decides what is mounted where",
        ["SPSV"] = "EPSV and a range of ports do without data on the control port",
        ["SSCN"] = SecureFxp,
        ["THMB"] = "the server does not read pictures",
    };
}
