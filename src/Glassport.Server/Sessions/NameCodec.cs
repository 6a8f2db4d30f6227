using System.Text;
using Glassport.Protocol.Text;

namespace Glassport.Server.Sessions;

/// <summary>
/// How names travel on the control connection and in listings: UTF-8 (RFC 2640), or a legacy encoding. In UTF-8 any bytes survive the way
/// there and back; a legacy encoding shows what it cannot express as a question mark.
/// </summary>
internal sealed class NameCodec
{
    private readonly Encoding? legacy;

    private NameCodec(Encoding? legacy) => this.legacy = legacy;

    /// <summary>UTF-8.</summary>
    public static NameCodec Utf8 { get; } = new(null);

    /// <summary>ISO 8859-1, in which every byte is a character.</summary>
    public static NameCodec Latin1 { get; } = new(Encoding.Latin1);

    /// <summary>True for UTF-8, in which the bytes on the disk are the bytes on the wire.</summary>
    public bool IsUtf8 => legacy is null;

    /// <summary>The codec of an encoding's name; UTF-8 when nobody knows it.</summary>
    /// <param name="name">A name that <see cref="NameEncoding"/> knows.</param>
    public static NameCodec Find(string name) =>
        NameEncoding.TryFind(name) is { CodePage: not 65001 } encoding ? new(encoding) : Utf8;

    /// <summary>The text of an argument.</summary>
    /// <param name="bytes">Its bytes.</param>
    public string Decode(ReadOnlySpan<byte> bytes) => legacy is null ? FileName.Decode(bytes) : legacy.GetString(bytes);

    /// <summary>Room that <see cref="Encode"/> needs.</summary>
    /// <param name="characters">How many characters.</param>
    public int MaxBytes(int characters) => legacy?.GetMaxByteCount(characters) ?? (characters * 3);

    /// <summary>The bytes of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">Room of <see cref="MaxBytes"/>.</param>
    /// <returns>How many were written.</returns>
    public int Encode(ReadOnlySpan<char> text, Span<byte> bytes) => legacy?.GetBytes(text, bytes) ?? FileName.Encode(text, bytes);
}
