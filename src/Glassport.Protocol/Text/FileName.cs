using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Glassport.Protocol.Text;

/// <summary>
/// Names as text without loss. The names on a disk are bytes, mostly UTF-8; a byte that belongs to no UTF-8 character is kept as a lone
/// surrogate, U+DC80 to U+DCFF, which no valid text holds, and becomes that byte again.
/// </summary>
public static class FileName
{
    /// <summary>The text of a name's bytes.</summary>
    /// <param name="bytes">The name.</param>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        StringBuilder text = new(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out Rune rune, out int consumed) == OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                foreach (byte b in bytes[..consumed])
                    text.Append((char)(0xDC00 + b));
            }

            bytes = bytes[consumed..];
        }

        return text.ToString();
    }

    /// <summary>The bytes of a name's text; a surrogate that stands for no byte becomes U+FFFD.</summary>
    /// <param name="text">The name.</param>
    /// <param name="bytes">Room for three bytes a character.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Encode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        int written = 0;
        while (!text.IsEmpty)
        {
            if (text[0] is >= '\uDC80' and <= '\uDCFF')
            {
                bytes[written++] = (byte)(text[0] - 0xDC00);
                text = text[1..];
                continue;
            }

            int run = 1;
            while (run < text.Length && !(text[run] is >= '\uDC80' and <= '\uDCFF' && !char.IsHighSurrogate(text[run - 1])))
                run++;
            written += Encoding.UTF8.GetBytes(text[..run], bytes[written..]);
            text = text[run..];
        }

        return written;
    }

    /// <summary>The bytes of a name's text.</summary>
    /// <param name="text">The name.</param>
    public static byte[] Encode(ReadOnlySpan<char> text)
    {
        byte[] room = ArrayPool<byte>.Shared.Rent(Math.Max(1, text.Length * 3));
        byte[] result = room[..Encode(text, room)];
        ArrayPool<byte>.Shared.Return(room);
        return result;
    }
}
