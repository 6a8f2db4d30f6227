using Glassport.Packets;
using Glassport.Packets.Link;

namespace Glassport.TestKit;

/// <summary>The point of capture: numbers what is sent, keeps the clock, and applies loss, order and snap length.</summary>
internal sealed class FrameRecorder(CaptureOptions options)
{
    private readonly List<CapturedFrame> _frames = [];
    private readonly ushort[] _vlans = [.. options.Vlans];
    private long _now = options.Start.Nanoseconds - options.StepNanoseconds;
    private int _sent;
    private byte[]? _held;

    /// <summary>How the capture is made.</summary>
    public CaptureOptions Options => options;

    /// <summary>Lets time pass.</summary>
    public void Wait(long nanoseconds) => _now += nanoseconds;

    /// <summary>Sends a segment past the point of capture and answers whether it arrives.</summary>
    public bool Send(in TcpSegment segment, ReadOnlySpan<byte> payload = default)
    {
        byte[] packet = FrameBuilder.IP(
            segment.From.Address, segment.To.Address, FrameBuilder.ProtocolTcp, FrameBuilder.Tcp(segment, payload), (ushort)(_sent + 1));
        return Send(LinkFrames.Wrap(options.Link, packet, segment.From.Address, segment.To.Address, _vlans));
    }

    /// <summary>Sends an ARP message; on Ethernet only, elsewhere nothing is sent.</summary>
    public void Arp(ushort operation, HostAddress sender, HostAddress target)
    {
        if (options.Link != LinkType.Ethernet)
            return;
        MacAddress from = FrameBuilder.MacOf(sender);
        MacAddress asked = operation == 1 ? default : FrameBuilder.MacOf(target);
        MacAddress to = operation == 1 ? new(0xFFFF_FFFF_FFFF) : asked;
        byte[] message = FrameBuilder.Arp(operation, from, sender, asked, target);
        Send(FrameBuilder.Ethernet(to, from, FrameBuilder.EtherTypeArp, message, _vlans));
    }

    /// <summary>The capture so far.</summary>
    public IReadOnlyList<CapturedFrame> Finish()
    {
        Release();
        return _frames;
    }

    private bool Send(byte[] frame)
    {
        _now += options.StepNanoseconds;
        int number = ++_sent;
        if (options.LostBeforeCapture.Contains(number))
            return false;
        if (!options.Uncaptured.Contains(number))
            Capture(number, frame);
        return !options.LostAfterCapture.Contains(number);
    }

    private void Capture(int number, byte[] frame)
    {
        if (options.Swapped.Contains(number))
        {
            _held = frame;
            return;
        }

        Add(frame);
        if (options.Duplicated.Contains(number))
            Add(frame);
        Release();
    }

    private void Release()
    {
        if (_held is null)
            return;
        _now += options.StepNanoseconds / 10;
        Add(_held);
        _held = null;
    }

    private void Add(byte[] frame) =>
        _frames.Add(new(new(_now), frame.Length > options.SnapLength ? frame[..options.SnapLength] : frame, frame.Length));
}
