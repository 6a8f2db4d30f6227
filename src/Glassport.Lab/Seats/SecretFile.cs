namespace Glassport.Lab.Seats;

/// <summary>Files that only their owner reads: some programs refuse others.</summary>
internal static class SecretFile
{
    /// <summary>Writes one.</summary>
    public static async Task WriteAsync(string path, string content, CancellationToken cancellationToken)
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        StreamWriter file = new(path, options);
        await using (file.ConfigureAwait(false))
            await file.WriteAsync(content.AsMemory(), cancellationToken).ConfigureAwait(false);
    }
}
