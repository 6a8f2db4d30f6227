using Glassport.Capture.Tests.Support;

namespace Glassport.Capture.Tests;

public sealed class PcapngDamageTests
{
    private static readonly byte[] Data = Samples.First;

    [Fact]
    public Task A_trailing_length_that_differs() =>
        IsDamageAsync("a block of 48 bytes ends with the length 52", Patched(Pcapng.Packet(false, 0, 1, Data), ^4, 52));

    [Theory]
    [InlineData(8)]
    [InlineData(47)]
    [InlineData((16 << 20) + 4)]
    public Task A_block_length_that_cannot_be(int length) =>
        IsDamageAsync($"a block claims a length of {length} bytes", Patched(Pcapng.Packet(false, 0, 1, Data), 4, length));

    [Fact]
    public Task A_captured_length_beyond_its_block() => IsDamageAsync(
        "a packet claims 17 captured bytes in a block that has room for 16", Pcapng.Packet(false, 0, 1, Data, captured: 17).ToArray());

    [Fact]
    public Task A_packet_of_an_interface_that_was_not_described() => IsDamageAsync(
        "a packet names interface 1, but the section has described 1", Pcapng.Packet(false, 1, 1, Data).ToArray());

    [Fact]
    public Task An_obsolete_packet_of_an_interface_that_was_not_described() => IsDamageAsync(
        "a packet names interface 65535, but the section has described 1", Pcapng.ObsoletePacket(false, 65_535, 0, 1, Data).ToArray());

    [Fact]
    public Task A_packet_block_without_room_for_its_fields() => IsDamageAsync(
        "a packet block has only 16 bytes for its fields", Pcapng.Block(false, 6, new ByteBuilder(false).U64(0).U64(0)).ToArray());

    [Fact]
    public Task A_section_header_without_its_magic() => IsDamageAsync(
        "a section header has no byte-order magic", Patched(Pcapng.Section(false), 8, 0));

    [Fact]
    public Task A_section_of_another_version() => IsDamageAsync(
        "pcapng version 2 is not known, only version 1", Patched(Pcapng.Section(false), 12, 2));

    [Fact]
    public Task Secrets_longer_than_their_block() => IsDamageAsync(
        "secrets of 15 bytes in a block that has room for 12", Pcapng.Secrets(false, 1, new byte[12], length: 15).ToArray());

    [Fact]
    public async Task A_simple_packet_before_any_interface()
    {
        Reading reading = await Reading.MappedAsync(
            new CaptureBytes().Add(Pcapng.Section(false)).Add(Pcapng.SimplePacket(false, Data)).ToArray());
        Assert.Empty(reading.Packets);
        Assert.Equal(28, reading.Facts.Damage!.Offset);
        Assert.Equal("a simple packet comes before any interface description", reading.Facts.Damage.Reason);
    }

    [Fact]
    public async Task More_interfaces_than_can_be()
    {
        CaptureBytes file = new CaptureBytes().Add(Pcapng.Section(false));
        byte[] description = Pcapng.Interface(false).ToArray();
        for (int i = 0; i <= CaptureLimits.Interfaces; i++)
            file.Add(description);
        Reading reading = await Reading.MappedAsync(file.ToArray());
        Assert.Equal(file.Records[^1].Start, reading.Facts.Damage!.Offset);
        Assert.Equal("a section has more than 65536 interfaces", reading.Facts.Damage.Reason);
    }

    private static byte[] Patched(ByteBuilder block, Index at, int value)
    {
        byte[] bytes = block.ToArray();
        BitConverter.TryWriteBytes(bytes.AsSpan(at), value);
        return bytes;
    }

    // The broken block comes after one good packet, and before another that must not be read.
    private static async Task IsDamageAsync(string reason, byte[] block)
    {
        CaptureBytes file = new CaptureBytes()
            .Add(Pcapng.Section(false)).Add(Pcapng.Interface(false)).Add(Pcapng.Packet(false, 0, 1, Data))
            .Add(block).Add(Pcapng.Packet(false, 0, 1, Data));
        Reading reading = await Reading.MappedAsync(file.ToArray());
        Assert.Single(reading.Packets);
        Assert.Equal(file.Records[3].Start, reading.Facts.Damage!.Offset);
        Assert.Equal(reason, reading.Facts.Damage.Reason);
        Assert.Equal("capture.pcap", reading.Facts.Damage.File);
    }
}
