using System.Text;
using Glassport.Packets.Tls;

namespace Glassport.Analysis.Tracking;

/// <summary>What the first bytes of a transfer look like.</summary>
/// <param name="IsBinary">NUL bytes, or many control characters.</param>
/// <param name="IsAscii">Nothing but ASCII.</param>
/// <param name="IsTls">A TLS record.</param>
internal readonly record struct ContentLook(bool IsBinary, bool IsAscii, bool IsTls)
{
    /// <summary>How many bytes are looked at.</summary>
    public const int Enough = 4096;

    /// <summary>Looks at the first bytes.</summary>
    public static ContentLook Of(ReadOnlySpan<byte> head) =>
        new(LooksBinary(head[..Math.Min(Enough, head.Length)]), Ascii.IsValid(head), TlsRecord.LooksLike(head));

    private static bool LooksBinary(ReadOnlySpan<byte> head)
    {
        int control = 0;
        foreach (byte b in head)
        {
            if (b == 0)
                return true;
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1B or 0x08))
                control++;
        }

        return control * 20 > head.Length;
    }
}
