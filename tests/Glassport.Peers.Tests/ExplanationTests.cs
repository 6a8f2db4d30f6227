using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Glassport.Analysis;
using Glassport.Analysis.Model;
using Glassport.Capture;
using Glassport.Peers.Tests.Peers;

namespace Glassport.Peers.Tests;

public sealed class ExplanationTests
{
    private static int captures;

    public static TheoryData<string, bool, bool, Security> Plain { get; } = Row.Of(way => !way.IsIPv6 && !way.IsSecure);

    public static TheoryData<string, bool, bool, Security> Protected { get; } = Row.Of(way => !way.IsIPv6 && way is { IsActive: false, IsSecure: true });

    [RootTheory]
    [MemberData(nameof(Plain))]
    public async Task The_capture_of_a_session_tells_every_transfer(string client, bool active, bool ipv6, Security security)
    {
        var peer = Peer.Find(client);
        var (errand, explanation) = await CaptureAsync(peer, new(active, ipv6, security));

        Assert.Equal(peer.Sessions, explanation.Conversations.Count);
        Assert.All(explanation.Conversations, conversation =>
        {
            Assert.Equal(("anonymous", LoginOutcome.Accepted), (conversation.Login.User, conversation.Login.Outcome));
            Assert.Equal(peer.SaysQuit ? Outcome.Quit : Outcome.ClientClosed, conversation.Outcome);
        });
        DataConnection[] connections = [.. explanation.Conversations.SelectMany(conversation => conversation.DataConnections)];
        Assert.All(connections, data => Assert.Equal((active, true, 226), (data.IsActive, data.Complete, data.FinalReply?.Code)));
        AssertTransfers(peer, errand, connections);
        Assert.Empty(Troubles(explanation));
    }

    [RootTheory]
    [MemberData(nameof(Protected))]
    public async Task The_capture_of_a_protected_session_tells_its_tls_and_no_trouble(string client, bool active, bool ipv6, Security security)
    {
        var peer = Peer.Find(client);
        var (_, explanation) = await CaptureAsync(peer, new(active, ipv6, security));

        Assert.True(peer.Sessions == explanation.Conversations.Count, Told(explanation));
        Assert.All(explanation.Conversations, conversation => Assert.Equal(security == Security.Tls12 ? "TLSv1.2" : "TLSv1.3", conversation.Tls?.Version));
        Assert.Empty(Troubles(explanation));
    }

    private static void AssertTransfers(Peer peer, Errand errand, IReadOnlyList<DataConnection> connections)
    {
        DataConnection[] files = [.. connections.Where(data => data.Command is "RETR" or "STOR" or "APPE")];
        Skills[] transfers = [Skills.Download, Skills.Upload, Skills.ResumeDownload, Skills.ResumeUpload];
        Assert.Equal(transfers.Count(skill => peer.Skills.HasFlag(skill)), files.Length);
        Assert.All(files, data =>
        {
            byte[] payload = errand.Payload(data.Command!, data.Command == "APPE" ? Errand.ThereAlready : data.RestartOffset);
            bool deflated = data.Mode == 'Z';
            Assert.Equal(payload.Length, deflated ? data.Content?.DecodedBytes : data.Bytes);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(payload)), deflated ? data.Content?.DecodedSha256 : data.Sha256);
        });
    }

    private static async Task<(Errand Errand, Explanation Explanation)> CaptureAsync(Peer peer, Way way)
    {
        // An address of the test's own, so that its capture holds nothing else, whatever port data connections use.
        int number = Interlocked.Increment(ref captures);
        var address = IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"127.77.{number / 200}.{(number % 200) + 1}"));
        using TemporaryFolder folder = new();
        string remote = folder.Make("remote");
        await using var server = await PeerServer.StartAsync(remote, address, way, peer);
        Errand errand = new(remote, folder.Make("local"), server.Endpoint, way);
        using var capture = await LoopbackCapture.StartAsync(address);

        errand.AssertDone(peer.Skills, await peer.RunAsync(errand));
        await server.WhenIdleAsync();

        await using var source = await CaptureFiles.OpenAsync([CaptureFiles.StandardInput], await capture.EndAsync(), CancellationToken.None);
        ExplainerOptions options = new() { Ports = [(ushort)server.Endpoint.Port] };
        return (errand, await Explainer.RunAsync(source, options, null, CancellationToken.None));
    }

    private static string Told(Explanation explanation) => string.Join('\n', explanation.Conversations.Select(conversation =>
        $"{conversation.Client} {conversation.Server} {conversation.Tls?.Version} {conversation.ClientBytes}/{conversation.ServerBytes} {conversation.Outcome}"));

    private static IEnumerable<string> Troubles(Explanation explanation) =>
        explanation.Findings.Concat(explanation.Conversations.SelectMany(conversation => conversation.Findings))
            .Where(finding => finding.Severity is Severity.Error or Severity.Warning)
            .Select(finding => $"{finding.Id}: {string.Join(' ', finding.Values)}");
}
