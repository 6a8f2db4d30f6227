using System.Buffers.Binary;
using System.Globalization;

namespace Glassport.Packets.Dissection;

/// <summary>A frame while it is taken apart: where reading stands, how far the present packet goes, and the layers so far.</summary>
/// <param name="frame">The captured bytes.</param>
internal ref struct FrameReader(ReadOnlySpan<byte> frame)
{
    private readonly ReadOnlySpan<byte> frame = frame;
    private readonly List<DissectedLayer> layers = [];
    private List<DissectedField> fields = [];
    private int start = 0;

    /// <summary>The layers so far.</summary>
    public readonly IReadOnlyList<DissectedLayer> Layers => layers;

    /// <summary>Where reading stands.</summary>
    public int Position { get; set; }

    /// <summary>Where the packet ends: padding behind it belongs to no layer above the link.</summary>
    public int Limit { get; private set; } = frame.Length;

    /// <summary>How many bytes the packet says that it has behind the limit: they were not captured, or not quoted.</summary>
    public int Missing { get; private set; }

    /// <summary>How many bytes are left of the packet.</summary>
    public readonly int Left => Math.Max(Limit - Position, 0);

    /// <summary>The bytes from where reading stands to the packet's end.</summary>
    public readonly ReadOnlySpan<byte> Rest => frame[Math.Min(Position, Limit)..Limit];

    /// <summary>The packet is this long, counted from a position; never longer than what was captured.</summary>
    public void Shorten(int from, int length)
    {
        int end = from + length;
        Missing = Math.Max(end - Limit, 0);
        Limit = Math.Clamp(end, Position, Limit);
    }

    /// <summary>A layer begins. Answers whether so many bytes are there; if not, it is told as cut off, and nothing more can be read.</summary>
    public bool Begin(string name, string title, int needed)
    {
        start = Position;
        fields = [];
        if (Left >= needed)
            return true;
        if (Left > 0)
            layers.Add(new(name, $"{title}, cut off: {Left} of {needed} bytes", Position, Left, fields));
        Position = Limit;
        return false;
    }

    /// <summary>The layer that was begun is complete.</summary>
    public readonly void End(string name, string title) => layers.Add(new(name, title, start, Position - start, fields));

    /// <summary>A byte, two or four, at an offset from the layer's start.</summary>
    public readonly byte Byte(int at) => frame[start + at];

    /// <inheritdoc cref="Byte"/>
    public readonly ushort Short(int at) => BinaryPrimitives.ReadUInt16BigEndian(frame[(start + at)..]);

    /// <inheritdoc cref="Byte"/>
    public readonly uint Int(int at) => BinaryPrimitives.ReadUInt32BigEndian(frame[(start + at)..]);

    /// <summary>Bytes at an offset from the layer's start.</summary>
    public readonly ReadOnlySpan<byte> Bytes(int at, int length) => frame.Slice(start + at, length);

    /// <summary>Adds a field of the layer.</summary>
    public readonly void Add(string name, string label, string value, int at, int length) => fields.Add(new(name, label, value, start + at, length));

    /// <summary>Adds a field that begins where reading stands.</summary>
    public readonly void AddHere(string name, string label, string value, int length) => fields.Add(new(name, label, value, Position, length));

    /// <summary>Adds a number.</summary>
    public readonly void Add(string name, string label, long value, int at, int length) =>
        Add(name, label, value.ToString(CultureInfo.InvariantCulture), at, length);

    /// <summary>Adds a number in hexadecimal digits.</summary>
    public readonly void AddHex(string name, string label, uint value, int digits, int at, int length) =>
        Add(name, label, "0x" + value.ToString("x" + digits, CultureInfo.InvariantCulture), at, length);

    /// <summary>What is left of the packet is data, and what is behind it padding.</summary>
    public void AddRest()
    {
        start = Position;
        fields = [];
        if (Left > 0)
        {
            int length = Left;
            Position = Limit;
            Add("data.len", "Length", length, 0, length);
            End("data", Missing > 0 ? $"Data, cut off: {length} of {length + Missing} bytes" : $"Data, {length} bytes");
        }

        if (Limit >= frame.Length)
            return;
        start = Limit;
        fields = [];
        Position = frame.Length;
        End("padding", $"Padding, {frame.Length - start} bytes");
    }
}
