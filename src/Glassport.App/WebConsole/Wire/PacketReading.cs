using Glassport.Analysis.Dissection;
using Glassport.Analysis.Model;
using Glassport.Analysis.Story;
using Glassport.Packets.Dissection;

namespace Glassport.App.WebConsole.Wire;

/// <summary>Reads a packet of a recording again and takes it apart.</summary>
internal static class PacketReading
{
    private const byte Hidden = (byte)'*';

    /// <summary>The packet.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PacketDetail Read(Recording recording, PacketTable table, int index, Language language)
    {
        PacketRole role = table[index];
        FrameLocation frame = table.Locate(index);
        byte[] bytes = recording.Files.ReadFrame(frame);
        List<DissectedLayer> layers = [.. Dissector.Dissect(bytes, frame.Link)];
        int last = layers.FindLastIndex(static layer => layer.Name == "data");
        if (last >= 0 && role.DataConnection is null && (role.Roles & (Roles.Command | Roles.Reply)) != 0)
        {
            DissectedLayer data = layers[last];
            bool isRequest = (role.Roles & Roles.Command) != 0;
            layers[last] = FtpDissection.Read(bytes.AsSpan(data.Offset, data.Length), data.Offset, isRequest, language, showSecrets: false);
            Hide(layers[last], bytes);
        }

        return new(PacketRow.Of(role, table[0].Time), frame.Captured, role.Time.ToString(), layers, bytes);
    }

    // What the fields hide must not stand in the bytes.
    private static void Hide(DissectedLayer layer, byte[] bytes)
    {
        string verb = "";
        foreach (DissectedField field in layer.Fields)
        {
            if (field.Name == "ftp.request.command")
                verb = field.Value;
            else if (field.Name == "ftp.request.arg" && verb is ("PASS" or "ACCT"))
                bytes.AsSpan(field.Offset, field.Length).Fill(Hidden);
        }
    }
}
