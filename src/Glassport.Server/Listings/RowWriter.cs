using System.Buffers.Text;
using System.Diagnostics;

namespace Glassport.Server.Listings;

/// <summary>Writes the columns of a row into room that is known to suffice.</summary>
/// <param name="row">The room.</param>
internal ref struct RowWriter(Span<byte> row)
{
    private readonly Span<byte> row = row;

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>Writes bytes as they are.</summary>
    /// <param name="bytes">The bytes.</param>
    public void Write(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(row[Length..]);
        Length += bytes.Length;
    }

    /// <summary>Writes one byte.</summary>
    /// <param name="b">The byte.</param>
    public void Write(byte b) => row[Length++] = b;

    /// <summary>Writes a name: what could end the row early, or speak to a terminal, becomes a question mark.</summary>
    /// <param name="name">The name.</param>
    public void WriteName(scoped ReadOnlySpan<byte> name)
    {
        Write(name);
        foreach (ref byte b in row.Slice(Length - name.Length, name.Length))
            b = b is < 0x20 or 0x7F ? (byte)'?' : b;
    }

    /// <summary>Writes a number, filled up on the left.</summary>
    /// <param name="value">The number.</param>
    /// <param name="width">The least width.</param>
    /// <param name="fill">What fills it up.</param>
    public void WriteNumber(long value, int width = 0, byte fill = (byte)' ')
    {
        Span<byte> digits = stackalloc byte[20];
        bool fits = Utf8Formatter.TryFormat(value, digits, out int length);
        Debug.Assert(fits, "Twenty digits hold every long.");
        for (int i = length; i < width; i++)
            Write(fill);
        Write(digits[..length]);
    }

    /// <summary>Writes text, filled up on the right.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The least width.</param>
    public void WritePadded(scoped ReadOnlySpan<byte> text, int width)
    {
        Write(text);
        for (int i = text.Length; i < width; i++)
            Write((byte)' ');
    }
}
