using Glassport.Protocol.Text;
using Glassport.Server.Storage;

namespace Glassport.Server.Listings;

/// <summary>A directory without the entries that are not to be seen.</summary>
/// <param name="entries">The directory; disposed with this.</param>
/// <param name="dots">Whether names that begin with a dot are seen.</param>
/// <param name="isSeen">Whether an entry of that name is seen; null when all are, which spares the decoding of each.</param>
internal sealed class FilteredDirectory(IDirectoryReader entries, bool dots, Func<string, bool>? isSeen) : IDirectoryReader
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
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var reading = entries.ReadAsync(cancellationToken);
            if (!reading.IsCompletedSuccessfully)
                return ReadOnAsync(reading, cancellationToken);
            bool isEntry = reading.Result;
            if (!isEntry || IsSeen())
                return new(isEntry);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => entries.Dispose();

    private async ValueTask<bool> ReadOnAsync(ValueTask<bool> reading, CancellationToken cancellationToken) =>
        await reading.ConfigureAwait(false) && (IsSeen() || await ReadAsync(cancellationToken).ConfigureAwait(false));

    private bool IsSeen()
    {
        var name = entries.Current.Name.Span;
        return (dots || name[0] != (byte)'.') && (isSeen is null || isSeen(FileName.Decode(name)));
    }
}
