using System.Text;
using Glassport.Analysis.Model;
using Glassport.Capture;
using Glassport.Packets;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Conversations;

/// <summary>What the analysis says of a transcript, in short.</summary>
internal static class Told
{
    /// <summary>The explanation of a transcript's capture; what its <c>finds</c> line says is checked.</summary>
    public static Task<Explanation> OfAsync(string transcript, CaptureOptions? options = null, params ushort[] ports) =>
        OfAsync(TranscriptCapture.Build(transcript, options), ports);

    /// <summary>The explanation of a capture; what the transcript's <c>finds</c> line says is checked.</summary>
    public static async Task<Explanation> OfAsync(BuiltCapture built, params ushort[] ports)
    {
        using MemoryStream file = new(built.ToPcap());
        await using IPacketSource source = await CaptureFiles.OpenAsync([CaptureFiles.StandardInput], file, CancellationToken.None);
        Explanation explanation = await Explainer.RunAsync(source, new ExplainerOptions { Ports = ports, Packets = new PacketTable() }, null, CancellationToken.None);
        if (built.Finds is { } finds)
            Assert.Equal(finds.Order(), FindingsOf(explanation).Select(f => f.Id).Distinct().Order());
        return explanation;
    }

    /// <summary>The findings of the capture and of all conversations.</summary>
    public static IEnumerable<Finding> FindingsOf(Explanation explanation) =>
        explanation.Findings.Concat(explanation.Conversations.SelectMany(c => c.Findings));

    /// <summary>
    /// A line for each exchange (<c>RETR a.txt 150 226 d1</c>: verb, argument, codes, data connection), each reply that nobody asked for
    /// (<c>* 421</c>) and each data connection (<c>d1 PORT RETR 4000 226</c>: who negotiated it, its command, bytes, final code).
    /// </summary>
    public static string InShort(Conversation conversation)
    {
        StringBuilder text = new();
        foreach (Exchange exchange in conversation.Exchanges)
        {
            string argument = exchange.Command.IsSecret ? "" : exchange.Command.Argument;
            Line(text, [exchange.Command.Verb, argument, .. exchange.Replies.Select(r => r.Code.ToString("D3")), exchange.DataConnection ?? ""]);
        }

        foreach (Reply reply in conversation.UnsolicitedReplies)
            Line(text, ["*", reply.Code.ToString("D3")]);
        foreach (DataConnection data in conversation.DataConnections)
            Line(text, [data.Id, data.NegotiatedBy ?? "-", data.Command ?? "-", data.Bytes.ToString(), data.FinalReply?.Code.ToString("D3") ?? "-"]);
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>That the only conversation of a transcript is told so, with the findings that the transcript names.</summary>
    public static async Task IsAsync(string expected, string transcript, CaptureOptions? options = null, params ushort[] ports)
    {
        Explanation explanation = await OfAsync(transcript, options, ports);
        Conversation conversation = Assert.Single(explanation.Conversations);
        Assert.Equal(expected.ReplaceLineEndings("\n"), InShort(conversation));
    }

    private static void Line(StringBuilder text, IEnumerable<string> words) => text.AppendJoin(' ', words.Where(w => w.Length > 0)).Append('\n');
}
