using System.Buffers;
using Glassport.Protocol.Text;
using Glassport.Server.Storage;

namespace Glassport.Server.Native;

/// <summary>A virtual path as the kernel wants it: bytes that end with a NUL, relative to the root.</summary>
internal readonly ref struct NativePath
{
    private readonly byte[] buffer;
    private readonly int length;
    private readonly int name;

    /// <summary>The path as a whole.</summary>
    public NativePath(VirtualPath path)
    {
        string text = path.Text;
        buffer = ArrayPool<byte>.Shared.Rent((text.Length * 3) + 2);
        length = FileName.Encode(text.AsSpan(1), buffer);
        if (length == 0)
            buffer[length++] = (byte)'.';
        buffer[length] = 0;
        name = buffer.AsSpan(0, length).LastIndexOf((byte)'/') + 1;
    }

    /// <summary>The path from the root.</summary>
    public ReadOnlySpan<byte> Whole
    {
        get
        {
            if (name > 0)
                buffer[name - 1] = (byte)'/';
            return buffer.AsSpan(0, length + 1);
        }
    }

    /// <summary>The last part.</summary>
    public ReadOnlySpan<byte> Name => buffer.AsSpan(name, length - name + 1);

    /// <summary>The last part in an array of its own, without NUL.</summary>
    public byte[] NameBytes => buffer[name..length];

    /// <summary>The directory that the last part is in; <see cref="Whole"/> shares its bytes, so only one of the two is used at a time.</summary>
    public ReadOnlySpan<byte> Parent
    {
        get
        {
            if (name == 0)
                return Root;
            buffer[name - 1] = 0;
            return buffer.AsSpan(0, name);
        }
    }

    private static ReadOnlySpan<byte> Root => ".\0"u8;

    /// <summary>Gives the buffer back.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);
}
