using System.Globalization;

namespace Glassport.Server.Verbs;

/// <summary>CRC-32 as in ZIP and Ethernet (ISO 3309), eight bytes at a time.</summary>
internal sealed class Crc32Hasher : IFileHasher
{
    private const uint Polynomial = 0xEDB88320;
    private const int Slices = 8;

    private static readonly uint[][] Tables = MakeTables();

    private uint remainder = uint.MaxValue;

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        uint crc = remainder;
        while (bytes.Length >= Slices)
        {
            uint low = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            uint high = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = Tables[7][low & 255] ^ Tables[6][low >> 8 & 255] ^ Tables[5][low >> 16 & 255] ^ Tables[4][low >> 24]
                ^ Tables[3][high & 255] ^ Tables[2][high >> 8 & 255] ^ Tables[1][high >> 16 & 255] ^ Tables[0][high >> 24];
            bytes = bytes[Slices..];
        }

        foreach (byte b in bytes)
            crc = Tables[0][(crc ^ b) & 255] ^ (crc >> 8);
        remainder = crc;
    }

    /// <inheritdoc/>
    public string Finish() => (~remainder).ToString("x8", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is open.
    }

    private static uint[][] MakeTables()
    {
        uint[][] tables = new uint[Slices][];
        tables[0] = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            tables[0][i] = crc;
        }

        for (int slice = 1; slice < Slices; slice++)
        {
            tables[slice] = new uint[256];
            for (int i = 0; i < 256; i++)
                tables[slice][i] = (tables[slice - 1][i] >> 8) ^ tables[0][tables[slice - 1][i] & 255];
        }

        return tables;
    }
}
