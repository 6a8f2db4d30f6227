using Glassport.Packets;

namespace Glassport.Capture.Formats;

/// <summary>Reads name resolution blocks: an address, then one or more names that end in a zero byte.</summary>
internal static class PcapngNames
{
    private const ushort IPv4Record = 1;
    private const ushort IPv6Record = 2;

    /// <summary>Keeps the first name of every IP address; other kinds of records are skipped.</summary>
    public static void Read(ReadOnlySpan<byte> body, ByteOrder order, Tally tally)
    {
        PcapngOptions records = new(body, order);
        while (records.MoveNext())
        {
            ReadOnlySpan<byte> value = records.Value;
            if (records.Code == IPv4Record && value.Length > 4)
                tally.AddName(HostAddress.ReadIPv4(value), First(value[4..]));
            else if (records.Code == IPv6Record && value.Length > 16)
                tally.AddName(HostAddress.ReadIPv6(value), First(value[16..]));
        }
    }

    private static ReadOnlySpan<byte> First(ReadOnlySpan<byte> names)
    {
        int end = names.IndexOf((byte)0);
        return end < 0 ? names : names[..end];
    }
}
