using Glassport.Analysis.Findings;
using Glassport.Analysis.Model;

namespace Glassport.Analysis.Watching;

/// <summary>What was told of a session, so that nothing is told twice: a finding may be found again with more packets.</summary>
internal sealed class ToldFindings
{
    private readonly Dictionary<(string Id, long Packet), int> told = [];
    private readonly Dictionary<string, int> ofId = [];

    /// <summary>Those of a check that were not told before, which are told now.</summary>
    public IEnumerable<Finding> New(IReadOnlyList<Finding> found)
    {
        Dictionary<(string, long), int> here = [];
        foreach (Finding finding in found)
        {
            // Commands that travel in one packet may each have a finding.
            (string, long) key = (finding.Id, FindingCatalog.IsOnce(finding.Id) || finding.Packets.Count == 0 ? 0 : finding.Packets[0]);
            int count = here[key] = here.GetValueOrDefault(key) + 1;
            int most = ofId.GetValueOrDefault(finding.Id);
            if (count <= told.GetValueOrDefault(key) || most >= FindingCatalog.MostOfOneId)
                continue;
            told[key] = count;
            ofId[finding.Id] = most + 1;
            yield return finding;
        }
    }
}
