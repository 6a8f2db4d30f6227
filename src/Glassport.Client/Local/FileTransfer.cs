namespace Glassport.Client.Local;

/// <summary>
/// Exchanges files of this machine with a server's. A download grows under another name and gets its own when it is whole, so that a part is
/// never taken for the file.
/// </summary>
public static class FileTransfer
{
    /// <summary>What a download's name ends with while it is not whole.</summary>
    public const string PartSuffix = ".glassport-part";

    /// <summary>Fetches a file.</summary>
    /// <param name="client">The session.</param>
    /// <param name="path">The server's file.</param>
    /// <param name="target">The local path.</param>
    /// <param name="options">How.</param>
    /// <param name="known">What is known of the server's file, so that it need not be asked; null for nothing.</param>
    /// <param name="cancellationToken">Ends the transfer; the part stays and can be resumed.</param>
    /// <exception cref="FtpException">As <see cref="FtpClient.DownloadAsync"/> and <see cref="FtpClient.VerifyAsync"/>; LocalDisk.</exception>
    public static async Task<FileTransferResult> DownloadAsync(
        FtpClient client, string path, string target, FileTransferOptions options, RemoteFacts? known, CancellationToken cancellationToken)
    {
        long? size = options.IsText ? null : known is null ? await client.SizeAsync(path, cancellationToken).ConfigureAwait(false) : known.Size;
        var modified = !options.KeepsTime ? null : known is null ? await client.ModifiedAsync(path, cancellationToken).ConfigureAwait(false) : known.Modified;
        bool resumes = options.Resumes && !options.IsText;
        // What another program left cut off under its own name is gone on with where it is.
        bool isThere = resumes && !File.Exists(target + PartSuffix) && new FileInfo(target) is { Exists: true } there && there.Length <= size;
        string part = isThere ? target : target + PartSuffix;
        TransferReport? report = null;
        long offset;
        var file = LocalFile.Open(part, resumes ? FileMode.OpenOrCreate : FileMode.Create);
        try
        {
            offset = file.Length <= (size ?? 0) ? file.Length : 0;
            file.SetLength(offset);
            file.Position = offset;
            TransferRequest request = new()
            {
                Offset = offset,
                IsText = options.IsText,
                ExpectedSize = size,
                Progress = options.Progress is { } progress ? moved => progress(moved, size) : null,
            };
            if (offset == 0 || offset != size)
                report = await client.DownloadAsync(path, file, request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            bool isEmpty = report is null && file.Length == 0;
            await file.DisposeAsync().ConfigureAwait(false);
            if (isEmpty)
                File.Delete(part);
        }

        Verification? verification = options.Verifies && !options.IsText
            ? await client.VerifyAsync(path, new(part), cancellationToken).ConfigureAwait(false) : null;
        LocalFile.Publish(part, target, modified);
        return new(report?.Bytes ?? 0, offset, report?.Elapsed ?? default, verification);
    }

    /// <summary>Stores a file.</summary>
    /// <param name="client">The session.</param>
    /// <param name="source">The local path.</param>
    /// <param name="path">The server's path.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    /// <exception cref="FtpException">As <see cref="FtpClient.UploadAsync"/> and <see cref="FtpClient.VerifyAsync"/>; LocalDisk.</exception>
    public static async Task<FileTransferResult> UploadAsync(
        FtpClient client, string source, string path, FileTransferOptions options, CancellationToken cancellationToken)
    {
        TransferReport report;
        long offset = 0;
        var file = LocalFile.Open(source, FileMode.Open);
        await using (file.ConfigureAwait(false))
        {
            long size = file.Length;
            if (options.Resumes && !options.IsText && await client.SizeAsync(path, cancellationToken).ConfigureAwait(false) is { } there && there <= size)
                offset = there;
            file.Position = offset;
            // To the end of what is there, rather than behind REST: ftp-srv takes a STOR behind it for a new file.
            TransferRequest request = new()
            {
                Appends = offset > 0,
                IsText = options.IsText,
                Progress = options.Progress is { } progress ? moved => progress(moved + offset, size) : null,
            };
            report = await client.UploadAsync(file, path, request, cancellationToken).ConfigureAwait(false);
        }

        if (options.KeepsTime)
            await client.SetModifiedAsync(path, File.GetLastWriteTimeUtc(source), cancellationToken).ConfigureAwait(false);
        Verification? verification = options.Verifies && !options.IsText
            ? await client.VerifyAsync(path, new(source), cancellationToken).ConfigureAwait(false) : null;
        return new(report.Bytes, offset, report.Elapsed, verification);
    }
}
