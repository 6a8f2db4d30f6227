using Glassport.Analysis.Dissection;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Story;
using Glassport.Packets.Dissection;
using Glassport.Protocol;

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
            Span<byte> payload = bytes.AsSpan(data.Offset, data.Length);
            bool isRequest = (role.Roles & Roles.Command) != 0;
            if (isRequest && MayBeRestOfSecret(payload, role.Summary))
            {
                payload.Fill(Hidden);
                layers[last] = new("ftp", $"File Transfer Protocol (FTP), Request: {SecretMask.Text}", data.Offset, data.Length, []);
            }
            else
            {
                layers[last] = FtpDissection.Read(payload, data.Offset, isRequest, language, showSecrets: false);
                Hide(layers[last], bytes);
            }
        }

        return new(PacketRow.Of(role, table[0].Time), frame.Captured, role.Time.ToString(), layers, bytes);
    }

    // A line that began in another packet: its verb, and with it whether it is secret, stands there.
    private static bool MayBeRestOfSecret(ReadOnlySpan<byte> payload, string summary)
    {
        CommandLine line = CommandLine.Parse(payload);
        bool isSecret = summary.StartsWith("PASS ", StringComparison.Ordinal) || summary.StartsWith("ACCT ", StringComparison.Ordinal);
        return line.Verb is null || (isSecret && line.Name is not ("PASS" or "ACCT"));
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
