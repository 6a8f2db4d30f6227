using System.Globalization;
using System.Text;

namespace Glassport.Lab.VirtualMachines;

/// <summary>Writes an archive as the kernel unpacks it into memory before anything runs: cpio's "newc" form (buffer-format.rst in the kernel's documentation).</summary>
/// <param name="output">Where it goes.</param>
/// <param name="modified">When everything in it was last changed.</param>
internal sealed class CpioArchive(Stream output, DateTimeOffset modified)
{
    private const int Unit = 4;

    private long written;
    private int entries;

    /// <summary>Writes an entry.</summary>
    /// <param name="path">Its path from the root, without a slash before it.</param>
    /// <param name="mode">Type and rights as stat(2) has them.</param>
    /// <param name="owner">The number of user and group.</param>
    /// <param name="content">The bytes of a file, or the target of a symbolic link.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task AddAsync(string path, uint mode, uint owner, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        byte[] name = [.. Encoding.UTF8.GetBytes(path), 0];
        uint[] fields = [(uint)++entries, mode, owner, owner, 1, (uint)modified.ToUnixTimeSeconds(), (uint)content.Length, 0, 0, 0, 0, (uint)name.Length, 0];
        string header = "070701" + string.Concat(fields.Select(static field => field.ToString("X8", CultureInfo.InvariantCulture)));
        await WriteAsync(Encoding.ASCII.GetBytes(header), cancellationToken).ConfigureAwait(false);
        await WriteAsync(name, cancellationToken).ConfigureAwait(false);
        await FillAsync(cancellationToken).ConfigureAwait(false);
        await WriteAsync(content, cancellationToken).ConfigureAwait(false);
        await FillAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the entry that tells the end.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => AddAsync("TRAILER!!!", 0, 0, ReadOnlyMemory<byte>.Empty, cancellationToken);

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        if (written % Unit != 0)
            await WriteAsync(new byte[Unit - (written % Unit)], cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await output.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        written += bytes.Length;
    }
}
