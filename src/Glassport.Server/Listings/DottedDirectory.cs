using Glassport.Server.Storage;

namespace Glassport.Server.Listings;

/// <summary>A directory with itself and the one above it at its head, called <c>.</c> and <c>..</c> as in ls -a.</summary>
/// <param name="here">The directory itself.</param>
/// <param name="above">The one above it; at the root the same.</param>
/// <param name="entries">Its entries; disposed with this.</param>
internal sealed class DottedDirectory(FileEntry here, FileEntry above, IDirectoryReader entries) : IDirectoryReader
{
    private readonly FileEntry[] dots = [here with { Name = "."u8.ToArray() }, above with { Name = ".."u8.ToArray() }];
    private int position = -1;

    /// <inheritdoc/>
    public ref readonly FileEntry Current => ref position < dots.Length ? ref dots[position] : ref entries.Current;

    /// <inheritdoc/>
    public bool NamesOnly
    {
        get => entries.NamesOnly;
        set => entries.NamesOnly = value;
    }

    /// <summary>Whether an entry is one of the two, which lead nowhere below.</summary>
    /// <param name="name">Its name.</param>
    public static bool IsDots(ReadOnlySpan<byte> name) => name is [(byte)'.'] or [(byte)'.', (byte)'.'];

    /// <inheritdoc/>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken) =>
        position < dots.Length && ++position < dots.Length ? new(true) : entries.ReadAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => entries.Dispose();
}
