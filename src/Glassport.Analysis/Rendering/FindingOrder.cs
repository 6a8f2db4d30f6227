using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>The order in which findings of a whole capture are told.</summary>
internal static class FindingOrder
{
    /// <summary>Sorts by severity, then by first packet; one without packets after those with.</summary>
    public static List<Finding> MostSevereFirst(List<Finding> findings) =>
        [.. findings.OrderBy(static finding => finding.Severity).ThenBy(static finding => finding.Packets.Count > 0 ? finding.Packets[0] : long.MaxValue)];
}
