namespace Glassport.Server.Storage;

/// <summary>A directory that is being listed. Memory does not grow with the number of entries by more than their names.</summary>
public interface IDirectoryReader : IDisposable
{
    /// <summary>The entry that <see cref="ReadAsync"/> came to; valid until its next call.</summary>
    ref readonly FileEntry Current { get; }

    /// <summary>Names and kinds are all that is wanted. Set before the first reading, it spares a back end that can do without from looking for the rest.</summary>
    bool NamesOnly
    {
        get => false;
        set
        {
            // A back end that has the facts at hand has nothing to spare.
        }
    }

    /// <summary>Goes to the next entry. One that vanishes meanwhile is left out.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False at the end.</returns>
    ValueTask<bool> ReadAsync(CancellationToken cancellationToken);
}
