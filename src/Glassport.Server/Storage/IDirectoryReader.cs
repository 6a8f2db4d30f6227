namespace Glassport.Server.Storage;

/// <summary>A directory that is being listed. Memory does not grow with the number of entries by more than their names.</summary>
public interface IDirectoryReader : IDisposable
{
    /// <summary>The entry that <see cref="ReadAsync"/> came to; valid until its next call.</summary>
    ref readonly FileEntry Current { get; }

    /// <summary>Goes to the next entry. One that vanishes meanwhile is left out.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False at the end.</returns>
    ValueTask<bool> ReadAsync(CancellationToken cancellationToken);
}
