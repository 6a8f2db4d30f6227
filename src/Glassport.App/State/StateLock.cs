namespace Glassport.App.State;

/// <summary>The right to change the state folder: held by a running server as long as it runs, and by a command as long as it writes.</summary>
internal sealed class StateLock : IDisposable
{
    private readonly FileStream file;

    private StateLock(FileStream file) => this.file = file;

    /// <summary>Takes it, or answers null when another process has it. The system lets go of it when a process ends, in whatever way.</summary>
    public static StateLock? TryTake(StateFolder folder)
    {
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            // Exclusive sharing is flock(2) on Unix.
            return new(new FileStream(folder.Lock, options));
        }
        catch (IOException failure) when (failure is not (FileNotFoundException or DirectoryNotFoundException))
        {
            return null;
        }
    }

    /// <summary>Takes it, and waits a little when a command has it.</summary>
    public static async Task<StateLock?> TakeAsync(StateFolder folder, TimeProvider time, TimeSpan patience, CancellationToken cancellationToken)
    {
        long begin = time.GetTimestamp();
        while (true)
        {
            if (TryTake(folder) is { } taken)
                return taken;
            if (time.GetElapsedTime(begin) >= patience)
                return null;
            await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lets go of it.</summary>
    public void Dispose() => file.Dispose();
}
