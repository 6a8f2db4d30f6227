using Glassport.Protocol.Text;
using Glassport.Server.Storage;

namespace Glassport.Server.Listings;

/// <summary>A directory without the entries that are not to be seen.</summary>
/// <param name="entries">The directory; disposed with this.</param>
/// <param name="isSeen">Whether an entry of that name is seen.</param>
internal sealed class FilteredDirectory(IDirectoryReader entries, Func<string, bool> isSeen) : IDirectoryReader
{
    /// <inheritdoc/>
    public ref readonly FileEntry Current => ref entries.Current;

    /// <inheritdoc/>
    public bool NamesOnly
    {
        get => entries.NamesOnly;
        set => entries.NamesOnly = value;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (await entries.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (isSeen(FileName.Decode(entries.Current.Name.Span)))
                return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => entries.Dispose();
}
