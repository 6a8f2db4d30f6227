using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>Which packets carry a secret, so that no packet's summary tells it.</summary>
internal sealed class PacketSecrets
{
    private readonly Dictionary<long, List<(string Secret, bool Split)>> _byPacket = [];

    /// <summary>Notes the packets of each PASS and ACCT and of the replies to them.</summary>
    public void Remember(Conversation conversation)
    {
        foreach (Exchange exchange in conversation.Exchanges)
        {
            Command command = exchange.Command;
            if (!command.IsSecret)
                continue;
            bool split = command.FirstPacket != command.Packet;
            Note(command.FirstPacket, command.Argument, split);
            if (split)
                Note(command.Packet, command.Argument, split);
            foreach (Reply reply in exchange.Replies)
                Note(reply.Packet, command.Argument, split: false);
        }
    }

    /// <summary>The packet's summary as it may be shown.</summary>
    public string Hide(PacketRole packet, RenderingOptions options)
    {
        string summary = SecretMask.Summary(packet.Summary, options);
        if (!_byPacket.TryGetValue(packet.Packet, out List<(string Secret, bool Split)>? secrets))
            return summary;
        foreach ((string secret, bool split) in secrets)
        {
            // A piece of the secret cannot be told from the rest of the line.
            if (split)
                return SecretMask.Text;
            summary = SecretMask.Word(summary, secret);
        }

        return summary;
    }

    private void Note(long packet, string secret, bool split)
    {
        if (!_byPacket.TryGetValue(packet, out List<(string, bool)>? secrets))
            _byPacket[packet] = secrets = [];
        secrets.Add((secret, split));
    }
}
