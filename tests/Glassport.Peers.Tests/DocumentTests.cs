using System.Text;
using Glassport.Peers.Tests.Peers;
using Glassport.TestKit;

namespace Glassport.Peers.Tests;

public sealed class DocumentTests
{
    private static readonly Skills[] Columns =
    [
        Skills.List, Skills.Download, Skills.Upload, Skills.ResumeDownload, Skills.ResumeUpload, Skills.Rename, Skills.Delete,
        Skills.MakeDirectory, Skills.MirrorDownload, Skills.MirrorUpload,
    ];

    [Fact]
    public async Task The_document_has_the_table_of_what_is_run() =>
        Assert.Contains(Table(), await File.ReadAllTextAsync(Repository.PathOf("docs", "clients.md")), StringComparison.Ordinal);

    private static string Table()
    {
        StringBuilder text = new();
        text.Append("| client | passive | active | IPv6 | TLS | list | download | upload | resume down | resume up | rename | delete | mkdir | tree down | tree up |\n");
        text.Append("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var peer in Peer.All)
        {
            text.Append("| ").Append(peer.Name).Append(" | ").Append(Modes(peer, active: false)).Append(" | ").Append(Modes(peer, active: true));
            text.Append(" | ").Append(peer.Ways.Any(way => way.IsIPv6) ? "yes" : "–");
            text.Append(" | ").Append(string.Join(", ", peer.Ways.Where(way => way.IsSecure).Select(way => way.Security == Security.Tls12 ? "1.2" : "1.3").Distinct()) is { Length: > 0 } versions ? versions : "–");
            foreach (var skill in Columns)
                text.Append(" | ").Append(peer.Skills.HasFlag(skill) ? "yes" : "–");
            text.Append(" |\n");
        }

        return text.ToString();
    }

    private static string Modes(Peer peer, bool active)
    {
        var ways = peer.Ways.Where(way => way.IsActive == active);
        return ways.Any(way => way.IsSecure) || !peer.Ways.Any(way => way.IsSecure) ? (ways.Any() ? "yes" : "–") : ways.Any() ? "plain" : "–";
    }
}
