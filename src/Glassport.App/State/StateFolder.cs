namespace Glassport.App.State;

/// <summary>The folder that holds what a server knows. Only its owner gets in: who reads it has the password hashes, who writes it the server.</summary>
internal sealed class StateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Others = ~OwnerOnly & (UnixFileMode)0x1FF;

    private StateFolder(string path) => Path = path;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The database.</summary>
    public string Database => System.IO.Path.Combine(Path, "glassport.db");

    /// <summary>The file that a running server keeps locked.</summary>
    public string Lock => System.IO.Path.Combine(Path, "glassport.lock");

    /// <summary>The socket that a running server is administered by.</summary>
    public string Socket => System.IO.Path.Combine(Path, "glassport.sock");

    /// <summary>Where it is when nobody says otherwise.</summary>
    public static string DefaultPath => Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows()
        ? "/var/lib/glassport"
        : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "glassport");

    /// <summary>The folder, made when it is not there.</summary>
    /// <exception cref="StateException">It cannot be made, or others can get in.</exception>
    public static StateFolder Open(string? path)
    {
        StateFolder folder = new(System.IO.Path.GetFullPath(path ?? DefaultPath));
        try
        {
            folder.Prepare();
            return folder;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StateException($"the state folder {folder.Path} cannot be used: {failure.Message} Name another with --state DIR.", failure);
        }
    }

    /// <summary>Makes a file that only its owner can read, when it is not there.</summary>
    public static void Touch(string file)
    {
        if (File.Exists(file))
            return;
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using FileStream stream = new(file, options);
    }

    private void Prepare()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
            return;
        }

        if (!Directory.Exists(Path))
        {
            Directory.CreateDirectory(Path, OwnerOnly);
            return;
        }

        UnixFileMode mode = File.GetUnixFileMode(Path);
        if ((mode & Others) == 0)
            return;
        // An empty folder was made for us, by systemd or mkdir; one with other people's files in it is not ours to close.
        if (!File.Exists(Database) && Directory.EnumerateFileSystemEntries(Path).Any())
            throw new StateException($"the state folder {Path} holds other files and is open to others. Name another with --state DIR, or run: chmod 700 {Path}");
        File.SetUnixFileMode(Path, mode & OwnerOnly);
    }
}
