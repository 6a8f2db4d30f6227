using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>The path of a transfer as its command's line gave it.</summary>
internal static class DataPath
{
    /// <summary>The path in the encoding that was recognised or given; null when it is as it was sent.</summary>
    public static string? Decoded(DataConnection data, Conversation conversation)
    {
        if (conversation.Encoding is null || data.CommandPacket is null)
            return null;
        foreach (Exchange exchange in conversation.Exchanges)
        {
            if (exchange.Command.Packet == data.CommandPacket && exchange.Command.Verb == data.Command && exchange.Command.Argument == data.Path)
                return exchange.Command.DecodedPath;
        }

        return null;
    }
}
