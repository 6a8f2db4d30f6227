using System.Text;

namespace Glassport.Lab.VirtualMachines;

/// <summary>The files of a virtual machine, from which its kernel makes its root file system.</summary>
internal sealed class RootFileSystem
{
    private const uint FolderType = 0x4000;
    private const uint FileType = 0x8000;
    private const uint Readable = 0b110_100_100;
    private const uint Runnable = 0b111_101_101;
    private const uint Private = 0b110_000_000;
    private const string Libraries = "/lib/x86_64-linux-gnu";

    // In order, a folder is before what is in it.
    private readonly SortedDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>The bytes of all files.</summary>
    public long Size => entries.Values.Sum(static entry => (long)entry.Content.Length);

    /// <summary>Adds an empty folder, and those that it is in.</summary>
    /// <param name="path">Its path, from the root.</param>
    /// <param name="owner">The number of user and group.</param>
    public void AddFolder(string path, uint owner = 0)
    {
        if (Path.GetDirectoryName(path) is { Length: > 1 } parent && !entries.ContainsKey(parent))
            AddFolder(parent);
        entries[path] = new(FolderType | Runnable, owner, ReadOnlyMemory<byte>.Empty);
    }

    /// <summary>Adds a file that everybody may read.</summary>
    public void AddFile(string path, ReadOnlyMemory<byte> content, uint owner = 0) => Add(path, FileType | Readable, owner, content);

    /// <summary>Adds a text that everybody may read.</summary>
    public void AddText(string path, string text) => AddFile(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Adds a text that only root may read.</summary>
    public void AddSecret(string path, string text) => Add(path, FileType | Private, 0, Encoding.UTF8.GetBytes(text));

    /// <summary>Adds a file that can be run.</summary>
    public void AddScript(string path, string text) => Add(path, FileType | Runnable, 0, Encoding.UTF8.GetBytes(text));

    /// <summary>Adds a program or a library of this machine, and the libraries that it is linked with.</summary>
    /// <param name="path">Where it is to be.</param>
    /// <param name="source">Where it is on this machine.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="LabException">A library is missing.</exception>
    public async Task AddProgramAsync(string path, string source, CancellationToken cancellationToken)
    {
        Add(path, FileType | Runnable, 0, await File.ReadAllBytesAsync(source, cancellationToken).ConfigureAwait(false));
        foreach (string library in await DynamicLibraries.OfAsync(source, cancellationToken).ConfigureAwait(false))
        {
            // The loader is where the program says; the others are where the loader looks.
            string place = library.StartsWith("/lib64/", StringComparison.Ordinal) ? library : $"{Libraries}/{Path.GetFileName(library)}";
            if (!entries.ContainsKey(place))
                Add(place, FileType | Runnable, 0, await File.ReadAllBytesAsync(library, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>Writes it as the kernel reads it.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="modified">When everything in it was last changed.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task WriteAsync(Stream output, DateTimeOffset modified, CancellationToken cancellationToken)
    {
        CpioArchive archive = new(output, modified);
        foreach ((string path, Entry entry) in entries)
            await archive.AddAsync(path[1..], entry.Mode, entry.Owner, entry.Content, cancellationToken).ConfigureAwait(false);
        await archive.EndAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Add(string path, uint mode, uint owner, ReadOnlyMemory<byte> content)
    {
        if (Path.GetDirectoryName(path) is { Length: > 1 } parent && !entries.ContainsKey(parent))
            AddFolder(parent);
        entries[path] = new(mode, owner, content);
    }

    private readonly record struct Entry(uint Mode, uint Owner, ReadOnlyMemory<byte> Content);
}
