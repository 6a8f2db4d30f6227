using System.Buffers.Binary;

namespace Glassport.Packets.Tests;

/// <summary>Puts headers in front of payloads, from the inside out.</summary>
internal static class Bytes
{
    public const string ClientMac = "020000000001";
    public const string ServerMac = "020000000002";

    public static readonly HostAddress Client = HostAddress.FromIPv4(0xC0A86F0D);
    public static readonly HostAddress Server = HostAddress.FromIPv4(0xC0A86F50);
    public static readonly HostAddress Client6 = new(0x2001_0DB8_0000_0000, 1);
    public static readonly HostAddress Server6 = new(0x2001_0DB8_0000_0000, 2);

    public static byte[] Hex(string text) => Convert.FromHexString(string.Concat(text.Where(static c => !char.IsWhiteSpace(c))));

    public static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(static part => part)];

    public static byte[] UInt16(int value) => [(byte)(value >> 8), (byte)value];

    public static byte[] Address(HostAddress address) => address.ToIPAddress().GetAddressBytes();

    public static byte[] Ethernet(int type, byte[] payload) => Join(Hex(ServerMac), Hex(ClientMac), UInt16(type), payload);

    public static byte[] Snap(int type, byte[] payload) => Join(Hex("AAAA03 000000"), UInt16(type), payload);

    public static byte[] Vlan(int id, int type, byte[] payload) => Join(UInt16(0x6000 | id), UInt16(type), payload);

    public static byte[] IPv4(int protocol, byte[] payload, string options = "", int fragment = 0, int id = 0x1C46, int? totalLength = null)
    {
        byte[] optionBytes = Hex(options);
        byte[] header = Join(Hex("45000000 00000000 40000000"), Address(Client), Address(Server), optionBytes);
        header[0] = (byte)(0x40 | (header.Length / 4));
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)(totalLength ?? header.Length + payload.Length));
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(4), (ushort)id);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(6), (ushort)fragment);
        header[9] = (byte)protocol;
        return Join(header, payload);
    }

    public static byte[] IPv6(int next, byte[] payload, int? length = null) =>
        Join(Hex("60000000"), UInt16(length ?? payload.Length), [(byte)next, 0x40], Address(Client6), Address(Server6), payload);

    public static byte[] Tcp(byte[] payload, string options = "", int flags = 0x18)
    {
        byte[] optionBytes = Hex(options);
        byte[] header = Join(Hex("C02A 0015 00000001 00000002 5000 01F6 0000 0000"), optionBytes);
        header[12] = (byte)(header.Length / 4 << 4);
        header[13] = (byte)flags;
        return Join(header, payload);
    }

    public static byte[] Udp(byte[] payload, int to = 53, int? length = null) =>
        Join(UInt16(0xC02A), UInt16(to), UInt16(length ?? payload.Length + 8), UInt16(0), payload);
}
