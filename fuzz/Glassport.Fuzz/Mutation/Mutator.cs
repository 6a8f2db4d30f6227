using System.Buffers.Binary;

namespace Glassport.Fuzz.Mutation;

/// <summary>Damages inputs the way that finds bugs: lengths that lie, numbers at the edge, pieces missing, doubled or from elsewhere.</summary>
internal static class Mutator
{
    private const int MostChanges = 6;
    private static readonly uint[] Interesting =
    [
        0, 1, 2, 3, 7, 8, 15, 16, 19, 20, 21, 31, 32, 59, 60, 63, 64, 127, 128, 255, 256, 257, 511, 512, 1023, 1024, 1460, 4095, 4096, 4097,
        0x7FFE, 0x7FFF, 0x8000, 0x8001, 0xFFFE, 0xFFFF, 0x1_0000, 0x1_0001, 0x7FFF_FFFE, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFF0, 0xFFFF_FFFE, 0xFFFF_FFFF,
    ];

    /// <summary>A damaged copy of one of the seeds, at most <paramref name="longest"/> bytes long.</summary>
    public static byte[] Mutate(IReadOnlyList<byte[]> seeds, Rng random, int longest)
    {
        List<byte> bytes = [.. random.Of(seeds)];
        for (int change = random.Below(MostChanges) + 1; change > 0; change--)
            Change(bytes, seeds, random);
        if (bytes.Count > longest)
            bytes.RemoveRange(longest, bytes.Count - longest);
        return [.. bytes];
    }

    /// <summary>Changes bytes where they are; the length stays.</summary>
    public static void ChangeInPlace(Span<byte> bytes, Rng random)
    {
        if (bytes.IsEmpty)
            return;
        int at = random.Below(bytes.Length);
        switch (random.Below(4))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Below(8));
                break;
            case 1:
                bytes[at] = random.Byte();
                break;
            case 2:
                Write(bytes[at..], Interesting[random.Below(Interesting.Length)], random);
                break;
            default:
                EditLength(bytes, at, random);
                break;
        }
    }

    private static void Change(List<byte> bytes, IReadOnlyList<byte[]> seeds, Rng random)
    {
        int at = random.Below(bytes.Count + 1);
        int length = random.Below(Math.Min(bytes.Count - at, random.OneIn(4) ? int.MaxValue : 16) + 1);
        switch (random.Below(12))
        {
            case 0:
                bytes.RemoveRange(at, length);
                break;
            case 1:
                bytes.InsertRange(random.Below(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 2:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 3:
                byte[] other = random.Of(seeds);
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(other.AsSpan(random.Below(other.Length + 1)));
                break;
            case 4:
                bytes.InsertRange(at, Tokens.All[random.Below(Tokens.All.Count)]);
                break;
            case 5:
                bytes.InsertRange(at, Enumerable.Repeat(random.Byte(), random.OneIn(8) ? 3000 : 1 + random.Below(16)));
                break;
            default:
                ChangeInPlace(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes), random);
                break;
        }
    }

    // What could be a length (it fits into what is left) is made to lie a little or a lot.
    private static void EditLength(Span<byte> bytes, int from, Rng random)
    {
        for (int at = from; at + 2 <= bytes.Length && at < from + 64; at++)
        {
            bool big = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]) is var value && value > 0 && value <= bytes.Length - at;
            bool little = BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) is var other && other > 0 && other <= bytes.Length - at;
            if (!big && !little)
                continue;
            int length = big ? value : other;
            int lie = random.Below(6) switch
            {
                0 => length + 1,
                1 => length - 1,
                2 => 0,
                3 => ushort.MaxValue,
                4 => bytes.Length - at,
                _ => length * 2,
            };
            if (big)
                BinaryPrimitives.WriteUInt16BigEndian(bytes[at..], (ushort)lie);
            else
                BinaryPrimitives.WriteUInt16LittleEndian(bytes[at..], (ushort)lie);
            return;
        }
    }

    private static void Write(Span<byte> bytes, uint value, Rng random)
    {
        bool big = random.OneIn(2);
        int length = Math.Min(bytes.Length, 1 << random.Below(3));
        for (int i = 0; i < length; i++)
            bytes[i] = (byte)(value >> (8 * (big ? length - 1 - i : i)));
    }
}
