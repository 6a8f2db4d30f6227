using Glassport.Server.Storage;

namespace Glassport.Server.Listings;

/// <summary>One way to write a directory's entries.</summary>
internal interface IListingFormat
{
    /// <summary>Bytes that an entry takes besides its name and its link's target.</summary>
    int Overhead { get; }

    /// <summary>Whether it writes more than names.</summary>
    bool NeedsFacts => true;

    /// <summary>Writes an entry's row, its line end too.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="name">Its name in the encoding of the wire.</param>
    /// <param name="row">Room for the name, the target and <see cref="Overhead"/>.</param>
    /// <returns>How many bytes were written; 0 leaves the entry out.</returns>
    int Write(in FileEntry entry, ReadOnlySpan<byte> name, Span<byte> row);
}
