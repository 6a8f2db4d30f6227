using Glassport.Analysis.Extraction;

namespace Glassport.App.Extraction;

/// <summary>
/// The folder that <c>--extract</c> names. Files grow under names of no meaning and get their own when they are finished; nothing
/// that is there already is opened or overwritten. Whatever was not finished is removed when the folder is disposed.
/// </summary>
internal sealed class ExtractionFolder : IPayloadArchive, IDisposable
{
    // Thousands of transfers at once are legal; as many open files are more than some systems give a process.
    private const int MaximumOpen = 64;

    // POSIX's EEXIST, and Windows' ERROR_FILE_EXISTS and ERROR_ALREADY_EXISTS.
    private const int PosixExists = 17;
    private const int WindowsFileExists = 80;
    private const int WindowsAlreadyExists = 183;

    private readonly string path;
    private readonly Func<string, FileMode, Stream> open;
    private readonly Dictionary<string, int> attempts = [];
    private readonly HashSet<SavedFile> unfinished = [];
    private readonly LinkedList<SavedFile> opened = new();
    private readonly ExtractionManifest manifest;
    private readonly string manifestPath;

    private ExtractionFolder(string path, IReadOnlyList<string> captures, Func<string, FileMode, Stream> open)
    {
        this.path = path;
        this.open = open;
        manifestPath = TemporaryPath();
        manifest = new ExtractionManifest(open(manifestPath, FileMode.CreateNew), captures);
    }

    /// <summary>Opens the folder, making it if it is not there, and begins the manifest in it.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="captures">The names of the capture files, for the manifest.</param>
    /// <exception cref="IOException">It is no folder, or nothing can be written in it; the message says so.</exception>
    public static ExtractionFolder Open(string path, IReadOnlyList<string> captures) =>
        Open(path, captures, static (file, mode) => new FileStream(file, mode, FileAccess.Write, FileShare.Read, 32 * 1024));

    /// <summary>The same with another way to open files for writing.</summary>
    internal static ExtractionFolder Open(string path, IReadOnlyList<string> captures, Func<string, FileMode, Stream> open)
    {
        if (File.Exists(path))
            throw new IOException($"cannot extract to '{path}': it is a file, not a folder.");
        try
        {
            Directory.CreateDirectory(path);
            return new ExtractionFolder(path, captures, open);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"cannot extract to '{path}': {failure.Message}", failure);
        }
    }

    /// <summary>
    /// Held by whoever uses the folder or a file of it: files are written while packets are followed, and named while conversations
    /// are told, which are two threads.
    /// </summary>
    internal Lock Gate { get; } = new();

    /// <inheritdoc/>
    public IPayloadFile Begin()
    {
        lock (Gate)
        {
            SavedFile file = new(this, TemporaryPath());
            unfinished.Add(file);
            return file;
        }
    }

    /// <summary>The capture has been read: publishes the manifest; answers its path.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public string Finish()
    {
        try
        {
            manifest.Finish();
            return Publish(manifestPath, static attempt => attempt == 1 ? "manifest.json" : SavedName.Numbered("manifest.json", attempt));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Explained(failure);
        }
    }

    /// <summary>Removes what was not finished, the manifest included.</summary>
    public void Dispose()
    {
        foreach (SavedFile file in unfinished.ToArray())
            Discard(file);
        Forget(manifest.Dispose);
        Forget(() => File.Delete(manifestPath));
    }

    /// <summary>Opens a file for writing.</summary>
    internal Stream OpenFile(string file, FileMode mode) => open(file, mode);

    /// <summary>The file is about to be used, and opened if it is not open: the longest unused one makes room for it.</summary>
    internal void Opening(SavedFile file, bool isOpen)
    {
        if (isOpen)
            opened.Remove(file.Place);
        else if (opened.Count >= MaximumOpen)
            opened.First!.Value.Close();
        opened.AddLast(file.Place);
    }

    /// <summary>The file is not open any more.</summary>
    internal void Closed(SavedFile file) => opened.Remove(file.Place);

    /// <summary>Gives a finished file the first free name and an entry in the manifest; answers its path.</summary>
    internal string Keep(SavedFile file, SavedTransfer transfer)
    {
        string wanted = SavedName.Of(transfer, 1);
        int attempt = attempts.GetValueOrDefault(wanted);
        string saved = Publish(file.TemporaryPath, _ => SavedName.Of(transfer, ++attempt));
        attempts[wanted] = attempt;
        unfinished.Remove(file);
        manifest.Add(Path.GetFileName(saved), transfer);
        return saved;
    }

    /// <summary>Removes a file that is not finished.</summary>
    internal void Discard(SavedFile file)
    {
        if (!unfinished.Remove(file))
            return;
        Forget(file.Close);
        Forget(() => File.Delete(file.TemporaryPath));
    }

    /// <summary>The failure, with what failed.</summary>
    internal IOException Explained(Exception failure) => new($"cannot save files in '{path}': {failure.Message}", failure);

    // The name is reserved by an empty file before the finished one takes its place, so that nothing can be in the way:
    // CreateNew fails on whatever has the name, a symbolic link included.
    private string Publish(string temporary, Func<int, string> name)
    {
        for (int attempt = 1; ; attempt++)
        {
            string final = Path.Combine(path, name(attempt));
            if (!TryReserve(final))
                continue;
            try
            {
                File.Move(temporary, final, overwrite: true);
                return final;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                Forget(() => File.Delete(final));
                throw;
            }
        }
    }

    private bool TryReserve(string final)
    {
        try
        {
            open(final, FileMode.CreateNew).Dispose();
            return true;
        }
        catch (IOException taken) when ((taken.HResult & 0xFFFF) is PosixExists or WindowsFileExists or WindowsAlreadyExists)
        {
            return false;
        }
    }

    private string TemporaryPath() => Path.Combine(path, $".glassport-{Path.GetRandomFileName()}.part");

    // Of files that nobody will read: a failure to remove one is told by the failure before it, or is of no consequence.
    private static bool Forget(Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
