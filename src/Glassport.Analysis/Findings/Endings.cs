using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>Whether a side broke off in the middle of a transfer: by RST, or by falling silent.</summary>
internal static class Endings
{
    private const int UnansweredRetransmissions = 3;

    /// <summary>Whether that side reset the connection without having closed it first: an RST after one's own FIN is only the echo of the end.</summary>
    public static bool ResetBy(Close close, Side side)
    {
        if (close.Steps.Count == 0)
            return close.Kind == CloseKind.Rst && close.Initiator == side;
        foreach (CloseStep step in close.Steps)
        {
            if (step.From != side)
                continue;
            if (step.Kind == CloseStepKind.Fin)
                return false;
            if (step.Kind == CloseStepKind.Rst)
                return true;
        }

        return false;
    }

    /// <summary>The side that was lost in the middle of this transfer, or null when none was.</summary>
    public static Side? Lost(Conversation conversation, DataConnection data)
    {
        if (!data.Established || data.Command is null || data.CallerIsThirdHost || data.CalledIsThirdHost
            || data.FinalReply is { Code: >= 200 and < 300 } || !Transfers.HasBegun(conversation, data)
            || Transfers.AbortOf(conversation, data) is not null)
        {
            return null;
        }

        if (data.FinalReply is null && (ResetBy(data.Close, Side.Server) || ResetBy(conversation.Close, Side.Server)))
            return Side.Server;
        bool clientIsGone = !Transfers.ClientWentOn(conversation, data) && conversation.Close.Kind != CloseKind.None;
        if (clientIsGone && (ResetBy(data.Close, Side.Client) || ResetBy(conversation.Close, Side.Client)))
            return Side.Client;
        return data.FinalReply is null ? Silent(conversation, data) : null;
    }

    /// <summary>The packets that show it: FINs and RSTs of both connections, or the last signs of life.</summary>
    public static IEnumerable<long?> PacketsOf(Conversation conversation, DataConnection data, Side lost)
    {
        if (data.Close.Kind == CloseKind.None && conversation.Close.Kind == CloseKind.None)
        {
            yield return data.PayloadPackets.Count > 0 ? data.PayloadPackets.Last : data.CommandPacket;
            foreach (long packet in data.Transport.Retransmissions)
            {
                if (packet >= data.PayloadPackets.Last)
                    yield return packet;
            }

            yield break;
        }

        foreach (long packet in EndsOf(data.Close, lost).Concat(EndsOf(conversation.Close, lost)))
            yield return packet;
    }

    private static IEnumerable<long> EndsOf(Close close, Side side) => close.Steps.Count == 0
        ? close.Packets
        : close.Steps.Where(step => step.From == side && step.Kind != CloseStepKind.Ack).Select(step => step.Packet);

    private static Side? Silent(Conversation conversation, DataConnection data)
    {
        if (data.Close.Kind != CloseKind.None || conversation.Close.Kind != CloseKind.None || data.Sender is not Side sender)
            return null;
        IReadOnlyList<long> repeated = data.Transport.Retransmissions;
        if (repeated.Count >= UnansweredRetransmissions && repeated[^(UnansweredRetransmissions - 1)] >= data.PayloadPackets.Last)
            return Phrase.Other(sender);
        return conversation.CaptureEnd.MillisecondsSince(conversation.LastTime) >= Transfers.LongSilenceMs ? sender : null;
    }
}
