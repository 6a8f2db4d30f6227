using Glassport.Server.Storage;

namespace Glassport.Server.Listings;

/// <summary>Names alone, one a row (NLST, RFC 959 §4.1.3), each behind the path that the client asked with, so that it can be used as it is.</summary>
/// <param name="prefix">What stands before each name: empty, or a path with its slash.</param>
internal sealed class NameFormat(byte[] prefix) : IListingFormat
{
    /// <inheritdoc/>
    public int Overhead => prefix.Length + 2;

    /// <inheritdoc/>
    public bool NeedsFacts => false;

    /// <inheritdoc/>
    public int Write(in FileEntry entry, ReadOnlySpan<byte> name, Span<byte> row)
    {
        RowWriter writer = new(row);
        writer.Write(prefix);
        writer.WriteName(name);
        writer.Write("\r\n"u8);
        return writer.Length;
    }
}
