using Glassport.Analysis.Model;
using Glassport.Analysis.Story;
using Glassport.Packets;

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
            || !Transfers.HasBegun(conversation, data) || Transfers.AbortOf(conversation, data) is not null)
        {
            return null;
        }

        if (data.FinalReply is null && (ResetBy(data.Close, Side.Server) || ResetBy(conversation.Close, Side.Server)))
            return Side.Server;
        if (Silent(conversation, data) is { } silent)
            return silent;
        return ClientLeft(conversation, data) ? Side.Client : null;
    }

    /// <summary>The packets that show it: FINs and RSTs of both connections, or the last signs of life.</summary>
    public static IEnumerable<long?> PacketsOf(Conversation conversation, DataConnection data, Side lost)
    {
        if (Silent(conversation, data) == lost)
        {
            yield return data.PayloadPackets.Count > 0 ? data.PayloadPackets.Last : data.CommandPacket;
            foreach (long packet in InVain(data.Transport, lost).Concat(InVain(conversation.Transport, lost)))
                yield return packet;
            yield break;
        }

        foreach (long packet in EndsOf(data.Close, lost).Concat(EndsOf(conversation.Close, lost)))
            yield return packet;
    }

    /// <summary>The side that stopped answering in the middle of this transfer, or null when none did.</summary>
    public static Side? Silent(Conversation conversation, DataConnection data)
    {
        // A server says 226 when its system has taken the last byte, whether or not it ever arrives.
        if (InVain(data.Transport) is { } sender)
            return Phrase.Other(sender);
        if (data.FinalReply is not null)
            return null;
        if (InVain(conversation.Transport) is { } caller)
            return Phrase.Other(caller);
        if (data.Close.Kind != CloseKind.None || conversation.Close.Kind != CloseKind.None || conversation.CaptureEnd.MillisecondsSince(conversation.LastTime) < Transfers.LongSilenceMs)
            return null;
        return data.Sender;
    }

    /// <summary>For how long the lost side kept silent, to the end of the capture, in milliseconds.</summary>
    public static double SilenceMs(Conversation conversation, DataConnection data)
    {
        Timestamp since = conversation.LastTime;
        foreach (TransportFacts transport in (ReadOnlySpan<TransportFacts>)[data.Transport, conversation.Transport])
        {
            if (transport.Unanswered.Count >= UnansweredRetransmissions && transport.UnansweredSince < since)
                since = transport.UnansweredSince;
        }

        return conversation.CaptureEnd.MillisecondsSince(since);
    }

    // Closing the control connection without QUIT before the server could say how the transfer went.
    private static bool ClientLeft(Conversation conversation, DataConnection data)
    {
        if (Transfers.ClientWentOn(conversation, data) || conversation.Close.Packets.Count == 0)
            return false;
        if (data.FinalReply is null or { Code: >= 400 } && (ResetBy(data.Close, Side.Client) || ResetBy(conversation.Close, Side.Client)))
            return true;
        return data.Close.Initiator is null or Side.Client && conversation.Close.Initiator == Side.Client
            && (data.FinalReply is null || data.FinalReply.Value.Packet > conversation.Close.Packets[0]);
    }

    private static Side? InVain(TransportFacts transport) =>
        transport.Unanswered.Count >= UnansweredRetransmissions ? transport.UnansweredFrom : null;

    private static IReadOnlyList<long> InVain(TransportFacts transport, Side lost) =>
        transport.UnansweredFrom == Phrase.Other(lost) ? transport.Unanswered : [];

    private static IEnumerable<long> EndsOf(Close close, Side side) => close.Steps.Count == 0
        ? close.Packets
        : close.Steps.Where(step => step.From == side && step.Kind != CloseStepKind.Ack).Select(step => step.Packet);
}
