namespace Glassport.Capture.Files;

/// <summary>
/// A file that another program still writes: at its end, reading waits for more. It ends when it is truncated, or when it has been read and
/// another file has taken its place.
/// </summary>
/// <param name="file">The file, at its beginning.</param>
/// <param name="path">Its path.</param>
/// <param name="time">The clock.</param>
internal sealed class GrowingStream(FileStream file, string path, TimeProvider time) : ForwardOnlyStream
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    private readonly string? place = PlaceOf(file);

    /// <summary>Why it ended; null while it has not.</summary>
    public FileEnd? End { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        bool isReplaced = false;
        while (End is null)
        {
            int read = await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read > 0)
                return read;
            if (RandomAccess.GetLength(file.SafeFileHandle) < file.Position)
                End = FileEnd.Truncated;
            else if (isReplaced)
                End = FileEnd.Replaced;
            else if (!(isReplaced = IsReplaced()))
                await Task.Delay(LookEvery, time, cancellationToken).ConfigureAwait(false);
        }

        return 0;
    }

    /// <summary>Waits until the file can be begun anew, for one that cannot be read further.</summary>
    public async ValueTask WaitForEndAsync(CancellationToken cancellationToken)
    {
        while (End is null)
        {
            if (RandomAccess.GetLength(file.SafeFileHandle) < file.Position)
                End = FileEnd.Truncated;
            else if (IsReplaced())
                End = FileEnd.Replaced;
            else
                await Task.Delay(LookEvery, time, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }

    // Renamed or removed, and there is another one: who writes has begun that.
    private bool IsReplaced() => PlaceOf(file) != place && File.Exists(path);

    // The kernel knows what the open file is called now: a renamed file has its new name, a removed one " (deleted)" behind the old.
    private static string? PlaceOf(FileStream open) =>
        OperatingSystem.IsLinux() ? new FileInfo($"/proc/self/fd/{open.SafeFileHandle.DangerousGetHandle()}").LinkTarget : null;
}

/// <summary>Why a growing file ended.</summary>
internal enum FileEnd
{
    /// <summary>It has become shorter than what was read of it.</summary>
    Truncated,

    /// <summary>Another file has its name.</summary>
    Replaced,
}
