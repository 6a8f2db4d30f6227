using Glassport.Packets.Link;

namespace Glassport.Capture.Formats;

/// <summary>What an interface description block says, as far as its packets need it.</summary>
internal struct PcapngInterface
{
    /// <summary>The fixed part of the block's body: link type, reserved, snap length.</summary>
    public const int FixedLength = 8;

    /// <summary>Its number over all files and sections.</summary>
    public int Number;

    /// <summary>How its packets begin.</summary>
    public LinkType Link;

    /// <summary>How many bytes of a packet are captured at most; <see cref="int.MaxValue"/> when there is no limit.</summary>
    public int SnapLength;

    /// <summary>How it counts time.</summary>
    public TimeScale Time;

    /// <summary>How many lost packets have been told for it so far.</summary>
    public long Dropped;

    /// <summary>Reads a block's body, which must hold the fixed part.</summary>
    public static PcapngInterface Read(ReadOnlySpan<byte> body, ByteOrder order, Tally tally)
    {
        uint snapLength = order.UInt32(body[4..]);
        byte resolution = 6;
        long offsetSeconds = 0;
        PcapngOptions options = new(body[FixedLength..], order);
        while (options.MoveNext())
        {
            switch (options.Code)
            {
                case PcapngBlock.Comment:
                    tally.AddComment(0, options.Value);
                    break;
                case PcapngBlock.InterfaceTimeResolution when options.Value.Length >= 1:
                    resolution = options.Value[0];
                    break;
                case PcapngBlock.InterfaceTimeOffset when options.Value.Length >= 8:
                    offsetSeconds = (long)order.UInt64(options.Value);
                    break;
                default:
                    break;
            }
        }

        LinkType link = (LinkType)order.UInt16(body);
        return new PcapngInterface
        {
            Number = tally.AddInterface(link),
            Link = link,
            SnapLength = snapLength is 0 or > int.MaxValue ? int.MaxValue : (int)snapLength,
            Time = new(resolution, offsetSeconds),
        };
    }
}
