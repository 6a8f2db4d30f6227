using Microsoft.Win32.SafeHandles;

namespace Glassport.Server.Storage;

/// <summary>A file that is open to be read.</summary>
public interface IStoredFile : IAsyncDisposable
{
    /// <summary>Its facts when it was opened.</summary>
    FileEntry Entry { get; }

    /// <summary>The open file where the kernel can move its bytes by itself, else null.</summary>
    SafeFileHandle? Handle { get; }

    /// <summary>Reads.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="offset">Where from, in bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many bytes came; 0 at the end.</returns>
    ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken);
}
