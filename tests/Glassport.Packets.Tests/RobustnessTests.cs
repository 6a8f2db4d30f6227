using Glassport.Packets.Link;
using Glassport.Packets.Net;
using static Glassport.Packets.Tests.Bytes;

namespace Glassport.Packets.Tests;

public sealed class RobustnessTests
{
    private const int Mutations = 60_000;

    public static TheoryData<string> Names => Frames.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_frame_that_is_cut_anywhere_is_read_as_far_as_it_goes(string name)
    {
        (LinkType link, byte[] frame) = Frames.All[name];
        int whole = Frames.Decode(link, frame).PayloadOffset;
        for (int length = 0; length < frame.Length; length++)
        {
            Packet packet = Frames.Decode(link, frame[..length], frame.Length);
            AssertWithin(frame.AsSpan(0, length), in packet);
            if (length >= whole)
            {
                Assert.Equal((PacketKind.Tcp, whole, Frames.Payload.Length), (packet.Kind, packet.PayloadOffset, packet.PayloadWireLength));
                Assert.Equal(Math.Min(length - whole, Frames.Payload.Length), packet.PayloadLength);
            }
            else
            {
                Assert.True(packet.Stop.IsMalformed, $"cut at {length}");
                Assert.InRange(packet.Stop.Offset, 0, length);
                Assert.True(packet.Stop.Available < packet.Stop.Required, $"cut at {length}: {packet.Stop}");
            }
        }
    }

    [Fact]
    public void Fragments_and_what_is_not_TCP_may_be_cut_anywhere_too()
    {
        foreach ((LinkType link, byte[] frame) in Seeds())
        {
            PacketDecoder decoder = new();
            Packet whole = Frames.Decode(link, frame);
            Assert.NotEqual(PacketKind.Undecoded, whole.Kind);
            for (int length = 0; length < frame.Length; length++)
            {
                Packet packet = Frames.Decode(link, frame[..length], frame.Length, decoder);
                AssertWithin(frame.AsSpan(0, length), in packet);
                Assert.True(packet.Kind == whole.Kind || packet.Stop.IsMalformed, $"{whole.Kind} cut at {length} is {packet.Kind}");
            }
        }
    }

    [Fact]
    public void Mutated_frames_never_throw_and_never_point_outside_of_themselves()
    {
        Random random = new(959);
        (LinkType Link, byte[] Frame)[] seeds = [.. Seeds()];
        LinkType[] links = [.. LinkLayers.Types];
        PacketDecoder decoder = new();
        Packet packet = default;
        for (int i = 0; i < Mutations; i++)
        {
            (LinkType link, byte[] seed) = seeds[random.Next(seeds.Length)];
            byte[] frame = seed[..random.Next(seed.Length + 1)];
            for (int changes = random.Next(6); changes > 0 && frame.Length > 0; changes--)
                frame[random.Next(frame.Length)] = (byte)(random.Next(3) switch { 0 => random.Next(256), 1 => 0, _ => 255 });
            packet.Link = random.Next(8) == 0 ? links[random.Next(links.Length)] : link;
            packet.Length = frame.Length;
            packet.OriginalLength = random.Next(4) == 0 ? random.Next(-100, int.MaxValue) : seed.Length;
            packet.Time = new(random.NextInt64(0, 1L << 40));
            decoder.Decode(frame, ref packet);
            AssertWithin(frame, in packet);
        }
    }

    [Fact]
    public void Random_bytes_never_throw()
    {
        Random random = new(114);
        PacketDecoder decoder = new();
        Packet packet = default;
        byte[] bytes = new byte[200];
        for (int i = 0; i < Mutations; i++)
        {
            random.NextBytes(bytes);
            ReadOnlySpan<byte> frame = bytes.AsSpan(0, random.Next(bytes.Length + 1));
            packet.Link = (LinkType)random.Next(300);
            decoder.Decode(frame, ref packet);
            AssertWithin(frame, in packet);
        }
    }

    [Fact]
    public void Decoding_allocates_nothing()
    {
        byte[] frame = Frames.All["Ethernet"].Frame;
        PacketDecoder decoder = new();
        Packet packet = new() { Link = LinkType.Ethernet, OriginalLength = frame.Length };
        decoder.Decode(frame, ref packet);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000_000; i++)
            decoder.Decode(frame, ref packet);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(PacketKind.Tcp, packet.Kind);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_layer_allocates(string name)
    {
        (LinkType link, byte[] frame) = Frames.All[name];
        PacketDecoder decoder = new();
        Packet packet = new() { Link = link, OriginalLength = frame.Length };
        decoder.Decode(frame, ref packet);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            decoder.Decode(frame, ref packet);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static IEnumerable<(LinkType Link, byte[] Frame)> Seeds() =>
    [
        .. Frames.All.Values,
        (LinkType.Raw, IPv4(6, Frames.Segment[..24], fragment: 0x2000, id: 1)),
        (LinkType.Raw, IPv4(6, Frames.Segment[24..], fragment: 3, id: 1)),
        (LinkType.Raw, IPv6(44, Join(Hex("0600 0001 00000001"), Frames.Segment[..24]))),
        (LinkType.Raw, IPv6(44, Join(Hex("0600 0018 00000001"), Frames.Segment[24..]))),
        (LinkType.Raw, IPv4(1, Join(Hex("0301 0000 00000000"), Frames.Ip4))),
        (LinkType.Raw, IPv6(58, Join(Hex("0100 0000 00000000"), Frames.All["IPv6 extension headers"].Frame))),
        (LinkType.Raw, IPv6(58, Join(Hex("8700 0000 00000000"), Address(Server6), Hex("0101 0A0A0A0A0A01")))),
        (LinkType.Ethernet, Ethernet(0x0806, Join(Hex("0001 0800 06 04 0001"), new byte[20]))),
        (LinkType.Raw, IPv4(6, Tcp([], "020405B4 0402 080A 0000000A 00000000 01 030307", flags: 2))),
        (LinkType.Raw, IPv4(6, Tcp([], "0101 0512 00000064 000000C8 0000012C 00000190"))),
    ];

    private static void AssertWithin(ReadOnlySpan<byte> frame, in Packet packet)
    {
        int length = packet.Reassembled?.Length ?? frame.Length;
        Assert.True(packet.PayloadOffset >= 0 && packet.PayloadLength >= 0);
        Assert.True(packet.PayloadOffset <= length - packet.PayloadLength);
        Assert.True(packet.PayloadWireLength >= packet.PayloadLength);
        Assert.True(packet.QuoteOffset >= 0 && packet.QuoteOffset <= length);
        Assert.True(packet.Stop.Offset >= 0 && packet.Stop.Offset <= length);
        Assert.Equal(packet.WasFragmented, packet.Reassembled is not null);
        Assert.Equal(packet.PayloadLength, packet.Payload(frame).Length);
        if (IcmpQuote.TryRead(frame, in packet, out _))
            Assert.NotEqual(0, packet.QuoteOffset);
    }
}
