using System.Text;
using Glassport.Analysis.Model;
using Glassport.Fuzz.Oracles;
using Glassport.Fuzz.Seeds;
using Glassport.Packets.Link;
using Glassport.TestKit;

namespace Glassport.Robustness.Tests;

/// <summary>What was said and transferred, without the packets and times: the same whatever happened to the segments on the way.</summary>
internal static class Facts
{
    public static string Of(LinkType link, IEnumerable<CapturedFrame> frames)
    {
        StringBuilder text = new();
        foreach (Conversation conversation in Explained.Of(new FrameSource(link, frames)).Explanation.Conversations)
        {
            text.AppendLine($"{conversation.Client} {conversation.Server} {conversation.Greeting?.Text} {conversation.Outcome}");
            foreach (Exchange exchange in conversation.Exchanges)
            {
                text.AppendLine($"> {exchange.Command.Verb} {exchange.Command.Argument} {exchange.Command.Complete} {exchange.DataConnection}");
                foreach (Reply reply in exchange.Replies)
                    text.AppendLine($"< {reply.Code} {string.Join('|', reply.Lines)} {reply.Complete}");
            }

            foreach (DataConnection data in conversation.DataConnections)
                text.AppendLine($"{data.Id} {data.Command} {data.Bytes} {data.Sha256} {data.Gaps.Count} {data.Complete}");
        }

        return text.ToString();
    }
}
