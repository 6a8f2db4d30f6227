using Glassport.Packets.Tls;

namespace Glassport.Packets.Dissection;

/// <summary>The TLS records that begin in a segment (RFC 8446 §5.1).</summary>
internal static class TlsDissection
{
    private const byte Alert = 21;
    private const byte ApplicationData = 23;

    /// <summary>Reads one record; further ones are layers of their own.</summary>
    public static DissectionStep Read(ref FrameReader frame)
    {
        if (!frame.Begin("tls", "Transport Layer Security", TlsRecord.HeaderLength))
            return DissectionStep.End;
        byte type = frame.Byte(0);
        int length = frame.Short(3);
        string name = type switch
        {
            TlsRecord.ChangeCipherSpec => "Change Cipher Spec",
            Alert => "Alert",
            TlsRecord.Handshake => "Handshake",
            ApplicationData => "Application Data",
            _ => $"type {type}",
        };
        frame.Add("tls.record.content_type", "Content type", $"{name} ({type})", 0, 1);
        frame.Add("tls.record.version", "Version", TlsNames.Version(frame.Short(1)), 1, 2);
        frame.Add("tls.record.length", "Length", length, 3, 2);
        int captured = Math.Min(length, frame.Left - TlsRecord.HeaderLength);
        if (type == TlsRecord.Handshake && captured > 0)
            frame.Add("tls.handshake.type", "Handshake type", HandshakeName(frame.Byte(TlsRecord.HeaderLength)), TlsRecord.HeaderLength, 1);
        frame.Position += TlsRecord.HeaderLength + captured;
        frame.End("tls", $"Transport Layer Security, {name}, {length} bytes{(captured < length ? $", {captured} of them in this segment" : "")}");
        return TlsRecord.LooksLike(frame.Rest) ? DissectionStep.Tls : DissectionStep.End;
    }

    // What is encrypted looks like any type; only the ones that are sent in the clear are named.
    private static string HandshakeName(byte type) => type switch
    {
        1 => "Client Hello (1)",
        2 => "Server Hello (2)",
        4 => "New Session Ticket (4)",
        11 => "Certificate (11)",
        12 => "Server Key Exchange (12)",
        13 => "Certificate Request (13)",
        14 => "Server Hello Done (14)",
        16 => "Client Key Exchange (16)",
        22 => "Certificate Status (22)",
        _ => "encrypted, or unknown",
    };
}
