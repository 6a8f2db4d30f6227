namespace Glassport.Capture.Formats;

/// <summary>Numbers of pcapng: block types, option codes, and what frames a block.</summary>
internal static class PcapngBlock
{
    public const uint ByteOrderMagic = 0x1A2B3C4D;

    /// <summary>The same in both byte orders.</summary>
    public const uint SectionHeader = 0x0A0D0D0A;
    public const uint InterfaceDescription = 1;

    /// <summary>The obsolete Packet Block (appendix of the draft).</summary>
    public const uint Packet = 2;
    public const uint SimplePacket = 3;
    public const uint NameResolution = 4;
    public const uint InterfaceStatistics = 5;
    public const uint EnhancedPacket = 6;
    public const uint DecryptionSecrets = 10;

    /// <summary>Block type and total length.</summary>
    public const int HeaderLength = 8;

    /// <summary>The total length again.</summary>
    public const int TrailerLength = 4;
    public const int MinimumLength = HeaderLength + TrailerLength;

    public const ushort EndOfOptions = 0;
    public const ushort Comment = 1;

    public const ushort SectionHardware = 2;
    public const ushort SectionOperatingSystem = 3;
    public const ushort SectionApplication = 4;

    public const ushort InterfaceName = 2;
    public const ushort InterfaceDescriptionText = 3;
    public const ushort InterfaceTimeResolution = 9;
    public const ushort InterfaceFilter = 11;
    public const ushort InterfaceOperatingSystem = 12;
    public const ushort InterfaceTimeOffset = 14;

    public const ushort PacketDropCount = 4;

    public const ushort StatisticsStart = 2;
    public const ushort StatisticsEnd = 3;
    public const ushort StatisticsReceived = 4;
    public const ushort StatisticsInterfaceDrops = 5;
    public const ushort StatisticsSystemDrops = 7;
}
