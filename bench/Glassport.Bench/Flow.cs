using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Glassport.Packets;
using Glassport.Packets.Transport;

namespace Glassport.Bench;

/// <summary>
/// A TCP connection whose packets are written from one header template per direction:
/// Ethernet, IPv4 or IPv6, TCP with timestamps, right lengths and checksums.
/// </summary>
internal sealed class Flow
{
    private const int Ethernet = 14;
    private const int TimestampOption = 12;

    private static readonly byte[] SynOptions = [2, 4, 0x05, 0xB4, 4, 2, 8, 10, 0, 0, 0, 0, 0, 0, 0, 0, 1, 3, 3, 7];

    private readonly byte[][] _headers = [new byte[Ethernet + 40 + 20], new byte[Ethernet + 40 + 20]];
    private readonly uint[] _next = new uint[2];
    private int _network;
    private ushort _identification;

    /// <summary>Begins a new connection; <paramref name="opener"/> is side 0.</summary>
    public void Begin(Endpoint opener, Endpoint acceptor, uint sequence)
    {
        _network = opener.Address.IsIPv4 ? 20 : 40;
        _next[0] = sequence;
        _next[1] = sequence ^ 0x5A5A_5A5A;
        _identification = (ushort)sequence;
        Fill(_headers[0], opener, acceptor);
        Fill(_headers[1], acceptor, opener);
    }

    /// <summary>Writes one packet of <paramref name="side"/>.</summary>
    public void Write(PcapFile file, int side, TcpFlags flags, ReadOnlySpan<byte> payload, int microseconds)
    {
        bool syn = (flags & TcpFlags.Syn) != 0;
        int transport = 20 + (syn ? SynOptions.Length : TimestampOption);
        int tcpLength = transport + payload.Length;
        Span<byte> frame = file.Next(Ethernet + _network + tcpLength, microseconds);
        _headers[side].AsSpan(0, Ethernet + _network + 20).CopyTo(frame);
        if (_network == 20)
            FinishIPv4(frame.Slice(Ethernet, 20), tcpLength);
        else
            BinaryPrimitives.WriteUInt16BigEndian(frame[(Ethernet + 4)..], (ushort)tcpLength);

        Span<byte> tcp = frame[(Ethernet + _network)..];
        BinaryPrimitives.WriteUInt32BigEndian(tcp[4..], _next[side]);
        BinaryPrimitives.WriteUInt32BigEndian(tcp[8..], (flags & TcpFlags.Ack) != 0 ? _next[1 - side] : 0);
        tcp[12] = (byte)(transport << 2);
        tcp[13] = (byte)flags;
        uint clock = (uint)(file.Now / 1000);
        if (syn)
        {
            SynOptions.CopyTo(tcp[20..]);
            BinaryPrimitives.WriteUInt32BigEndian(tcp[28..], clock);
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(tcp[20..], 0x0101_080A);
            BinaryPrimitives.WriteUInt32BigEndian(tcp[24..], clock);
            BinaryPrimitives.WriteUInt32BigEndian(tcp[28..], clock);
        }

        payload.CopyTo(tcp[transport..]);
        int addresses = _network == 20 ? 8 : 32;
        ulong pseudo = Sum(frame.Slice(Ethernet + _network - addresses, addresses)) + BinaryPrimitives.ReverseEndianness((ushort)(6 + tcpLength));
        MemoryMarshal.Write(tcp[16..], Checksum(tcp, pseudo));
        _next[side] += (uint)payload.Length + ((flags & (TcpFlags.Syn | TcpFlags.Fin)) != 0 ? 1u : 0u);
    }

    private void FinishIPv4(Span<byte> header, int tcpLength)
    {
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)(20 + tcpLength));
        BinaryPrimitives.WriteUInt16BigEndian(header[4..], ++_identification);
        MemoryMarshal.Write(header[10..], Checksum(header, 0));
    }

    private void Fill(Span<byte> header, Endpoint from, Endpoint to)
    {
        header.Clear();
        ReadOnlySpan<byte> macs = [0x02, 0, 0, 0, 0, 2, 0x02, 0, 0, 0, 0, 1];
        macs.CopyTo(header);
        Span<byte> network = header[Ethernet..];
        if (_network == 20)
        {
            BinaryPrimitives.WriteUInt16BigEndian(header[12..], 0x0800);
            network[0] = 0x45;
            network[6] = 0x40;
            network[8] = 64;
            network[9] = 6;
            BinaryPrimitives.WriteUInt32BigEndian(network[12..], from.Address.IPv4Bits);
            BinaryPrimitives.WriteUInt32BigEndian(network[16..], to.Address.IPv4Bits);
        }
        else
        {
            BinaryPrimitives.WriteUInt16BigEndian(header[12..], 0x86DD);
            network[0] = 0x60;
            network[6] = 6;
            network[7] = 64;
            BinaryPrimitives.WriteUInt64BigEndian(network[8..], from.Address.High);
            BinaryPrimitives.WriteUInt64BigEndian(network[16..], from.Address.Low);
            BinaryPrimitives.WriteUInt64BigEndian(network[24..], to.Address.High);
            BinaryPrimitives.WriteUInt64BigEndian(network[32..], to.Address.Low);
        }

        Span<byte> tcp = network[_network..];
        BinaryPrimitives.WriteUInt16BigEndian(tcp, from.Port);
        BinaryPrimitives.WriteUInt16BigEndian(tcp[2..], to.Port);
        BinaryPrimitives.WriteUInt16BigEndian(tcp[14..], 0xFAF0);
    }

    // The Internet checksum does not depend on the byte order (RFC 1071 §2), so it is summed in the machine's, four bytes at a time.
    private static ulong Sum(ReadOnlySpan<byte> bytes)
    {
        ulong sum = 0;
        ReadOnlySpan<uint> words = MemoryMarshal.Cast<byte, uint>(bytes);
        foreach (uint word in words)
            sum += word;
        ReadOnlySpan<byte> rest = bytes[(words.Length * 4)..];
        for (int i = 0; i < rest.Length; i++)
            sum += (ulong)rest[i] << (8 * i);
        return sum;
    }

    private static ushort Checksum(ReadOnlySpan<byte> bytes, ulong sum)
    {
        sum += Sum(bytes);
        while (sum > 0xFFFF)
            sum = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)~sum;
    }
}
