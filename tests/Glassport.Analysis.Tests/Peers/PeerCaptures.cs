using Glassport.Analysis.Model;
using Glassport.Analysis.Tests.Conversations;
using Glassport.Analysis.Tests.Golden;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Peers;

/// <summary>The captures of tests/corpus/peers: real programs on small networks, where it was known what happened.</summary>
internal static class PeerCaptures
{
    /// <summary>Where a file of the corpus lies.</summary>
    public static string PathOf(string file) => Repository.PathOf("tests", "corpus", "peers", file);

    /// <summary>The explanation of a capture.</summary>
    public static Task<Explanation> ExplainAsync(string name) => Pipeline.ExplainAsync([PathOf(name + ".pcapng")]);

    /// <summary>The findings above info, without the password's: <c>client-lost 31 32 33</c>, one a line.</summary>
    public static string Findings(Explanation explanation) => string.Join('\n', Told.FindingsOf(explanation)
        .Where(finding => finding.Severity < Severity.Info && finding.Id != "cleartext-password")
        .Select(finding => $"{finding.Id} {string.Join(' ', finding.Packets)}"));
}
