using System.Buffers.Binary;
using System.Security.Cryptography;
using Glassport.Packets;

namespace Glassport.Analysis.Rendering;

/// <summary>
/// Names for a connection that are the same in every run and, for practical purposes, never the same for two connections:
/// made from its two ends and the time of its first packet.
/// </summary>
internal readonly struct FlowIdentity
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private readonly UInt128 _hash;

    private FlowIdentity(UInt128 hash) => _hash = hash;

    /// <summary>The identity of the connection that <paramref name="from"/> opened to <paramref name="to"/>.</summary>
    public static FlowIdentity Of(Endpoint from, Endpoint to, Timestamp first)
    {
        Span<byte> key = stackalloc byte[44];
        Write(key, from);
        Write(key[18..], to);
        BinaryPrimitives.WriteInt64BigEndian(key[36..], first.Nanoseconds);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(key, hash);
        return new(BinaryPrimitives.ReadUInt128BigEndian(hash));
    }

    /// <summary>Zeek's spelling: the kind's letter and 17 base-62 digits.</summary>
    public string Unique(char kind) => string.Create(18, (kind, _hash), static (text, state) =>
    {
        UInt128 rest = state._hash;
        text[0] = state.kind;
        for (int i = 1; i < text.Length; i++)
        {
            (rest, UInt128 digit) = UInt128.DivRem(rest, 62);
            text[i] = Digits[(int)digit];
        }
    });

    /// <summary>Suricata's spelling: a positive number of 51 bits, which every JSON reader keeps exactly.</summary>
    public long Number => (long)(ulong)(_hash >> 77) | 1;

    private static void Write(Span<byte> key, Endpoint end)
    {
        BinaryPrimitives.WriteUInt64BigEndian(key, end.Address.High);
        BinaryPrimitives.WriteUInt64BigEndian(key[8..], end.Address.Low);
        BinaryPrimitives.WriteUInt16BigEndian(key[16..], end.Port);
    }
}
