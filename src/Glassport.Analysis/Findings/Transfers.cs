using Glassport.Analysis.Model;

namespace Glassport.Analysis.Findings;

/// <summary>What several rules need to know of a transfer.</summary>
internal static class Transfers
{
    /// <summary>Silence that is longer than any ordinary pause in a transfer, in milliseconds.</summary>
    public const double LongSilenceMs = 60_000;

    /// <summary>The exchange of the transfer command, or null.</summary>
    public static Exchange? ExchangeOf(Conversation conversation, DataConnection data)
    {
        if (data.CommandPacket is not long packet)
            return null;
        for (int i = FirstFrom(conversation, packet); i < conversation.Exchanges.Count; i++)
        {
            Command command = conversation.Exchanges[i].Command;
            if (command.Packet != packet)
                return null;
            if (command.Verb == data.Command && IsTransfer(command.Verb))
                return conversation.Exchanges[i];
        }

        return null;
    }

    /// <summary>The index of the first exchange whose command is in <paramref name="packet"/> or later.</summary>
    public static int FirstFrom(Conversation conversation, long packet)
    {
        int low = 0, high = conversation.Exchanges.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (conversation.Exchanges[middle].Command.Packet < packet)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The command and its path as one text, or null without command.</summary>
    public static string? Name(DataConnection data) => data.Command is null ? null : $"{data.Command} {data.Path}".TrimEnd();

    /// <summary>The command of an exchange as one text; secrets are left out.</summary>
    public static string Name(Command command) =>
        command.IsSecret ? command.Verb : $"{command.Verb} {command.DecodedPath ?? command.Argument}".TrimEnd();

    /// <summary>Whether the verb moves data over a data connection (RFC 959 §4.1.3, RFC 3659 §7).</summary>
    public static bool IsTransfer(string verb) => verb is "RETR" or "STOR" or "APPE" or "STOU" or "LIST" or "NLST" or "MLSD";

    /// <summary>Whether the verb negotiates a data connection.</summary>
    public static bool IsNegotiation(string verb) => verb is "PORT" or "EPRT" or "LPRT" or "PASV" or "EPSV" or "LPSV" or "SPSV";

    /// <summary>Whether the server began the transfer: payload, or a preliminary reply.</summary>
    public static bool HasBegun(Conversation conversation, DataConnection data) =>
        data.Bytes > 0 || ExchangeOf(conversation, data) is { Replies: [{ IsPreliminary: true }, ..] };

    /// <summary>The ABOR that ended the transfer, or null.</summary>
    public static Exchange? AbortOf(Conversation conversation, DataConnection data)
    {
        if (data.CommandPacket is not long start)
            return null;
        for (int i = FirstFrom(conversation, start); i < conversation.Exchanges.Count; i++)
        {
            Command command = conversation.Exchanges[i].Command;
            if (command.Packet == start && command.Verb == data.Command)
                continue;
            if (command.Verb == "ABOR")
                return data.FinalReply is { Code: < 400 } done && done.Packet < command.Packet ? null : conversation.Exchanges[i];
            if (IsTransfer(command.Verb))
                return null;
        }

        return null;
    }

    /// <summary>Whether the client sent any command after the transfer's.</summary>
    public static bool ClientWentOn(Conversation conversation, DataConnection data) =>
        conversation.Exchanges.Count > 0 && conversation.Exchanges[^1].Command.Packet > (data.CommandPacket ?? 0);

    /// <summary>Whether the whole data connection is in the capture, to its end.</summary>
    public static bool IsWhole(Conversation conversation, DataConnection data) =>
        data.Gaps.Count == 0 && data.Transport.MissingBytes == 0 && !conversation.HasCutPackets && data.Close.Kind != CloseKind.None;

    /// <summary>Whether the control connection is in the capture from the command on, to its end.</summary>
    public static bool IsWhole(Conversation conversation) =>
        conversation.Transport.MissingBytes == 0 && !conversation.HasCutPackets && conversation.Close.Kind != CloseKind.None;
}
