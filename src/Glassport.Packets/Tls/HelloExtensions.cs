using System.Text;

namespace Glassport.Packets.Tls;

/// <summary>The contents of hello extensions (RFC 8446 §4.2).</summary>
internal static class HelloExtensions
{
    /// <summary>server_name (RFC 6066 §3).</summary>
    public const ushort ServerName = 0;

    /// <summary>application_layer_protocol_negotiation (RFC 7301 §3.1).</summary>
    public const ushort Protocols = 16;

    /// <summary>pre_shared_key (RFC 8446 §4.2.11).</summary>
    public const ushort PreSharedKey = 41;

    /// <summary>supported_versions (RFC 8446 §4.2.1).</summary>
    public const ushort SupportedVersions = 43;

    private const byte HostName = 0;
    private const int LongestHostName = 255;

    /// <summary>The first host name, or null when there is none or it could not be shown as it is.</summary>
    public static string? ReadServerName(ReadOnlySpan<byte> data)
    {
        TlsReader reader = new(data);
        if (!reader.TryReadVector16(out ReadOnlySpan<byte> list))
            return null;
        TlsReader names = new(list);
        while (names.TryReadByte(out byte type) && names.TryReadVector16(out ReadOnlySpan<byte> name))
        {
            if (type == HostName)
                return name.Length is > 0 and <= LongestHostName && IsPrintable(name) ? Encoding.ASCII.GetString(name) : null;
        }

        return null;
    }

    /// <summary>The protocol names that are printable ASCII, in their order.</summary>
    public static string[] ReadProtocols(ReadOnlySpan<byte> data)
    {
        List<string> protocols = [];
        TlsReader reader = new(data);
        if (!reader.TryReadVector16(out ReadOnlySpan<byte> list))
            return [];
        TlsReader names = new(list);
        while (names.TryReadVector8(out ReadOnlySpan<byte> name))
        {
            if (!name.IsEmpty && IsPrintable(name))
                protocols.Add(Encoding.ASCII.GetString(name));
        }

        return [.. protocols];
    }

    /// <summary>The highest version that a client offers, or 0.</summary>
    public static ushort ReadHighestVersion(ReadOnlySpan<byte> data)
    {
        ushort highest = 0;
        TlsReader reader = new(data);
        if (!reader.TryReadVector8(out ReadOnlySpan<byte> list))
            return 0;
        TlsReader versions = new(list);
        while (versions.TryReadUInt16(out ushort version))
        {
            // Real versions are 3.x; clients mix in reserved values that must be ignored (RFC 8701).
            if (version >> 8 == 3)
                highest = Math.Max(highest, version);
        }

        return highest;
    }

    private static bool IsPrintable(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'!', (byte)'~');
}
