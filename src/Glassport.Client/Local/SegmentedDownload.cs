namespace Glassport.Client.Local;

/// <summary>Fetches one file on several sessions, each a part of it.</summary>
/// <param name="open">Opens a session that is logged in.</param>
/// <param name="segments">How many parts at most.</param>
/// <param name="time">The clock.</param>
public sealed class SegmentedDownload(Func<CancellationToken, Task<FtpClient>> open, int segments, TimeProvider time)
{
    /// <summary>What the download's name ends with while its parts come: unlike a part of <see cref="FileTransfer"/>, it has holes.</summary>
    public const string HoledSuffix = ".glassport-segments";

    /// <summary>Files smaller than twice this are fetched by one session.</summary>
    public const long LeastBytes = 1 << 20;

    /// <summary>Fetches a file; where its size is not known, or it is small, as <see cref="FileTransfer"/> does.</summary>
    /// <param name="client">A session; it fetches nothing, but asks and compares.</param>
    /// <param name="path">The server's file.</param>
    /// <param name="target">The local path.</param>
    /// <param name="options">How; a text, or a download that goes on, is fetched by one session.</param>
    /// <param name="cancellationToken">Ends the transfer; what has come from the beginning on stays and can be resumed.</param>
    /// <exception cref="FtpException">As <see cref="FileTransfer.DownloadAsync"/>.</exception>
    public async Task<FileTransferResult> DownloadAsync(FtpClient client, string path, string target, FileTransferOptions options, CancellationToken cancellationToken)
    {
        long? size = options.IsText || options.Resumes ? null : await client.SizeAsync(path, cancellationToken).ConfigureAwait(false);
        Segment[] parts = Segment.Cut(size ?? 0, segments, LeastBytes);
        if (parts.Length == 1)
            return await FileTransfer.DownloadAsync(client, path, target, options, null, cancellationToken).ConfigureAwait(false);

        var modified = await client.ModifiedAsync(path, cancellationToken).ConfigureAwait(false);
        string holed = target + HoledSuffix;
        long began = time.GetTimestamp();
        LocalFile.Open(holed, FileMode.Create, FileShare.ReadWrite).Dispose();
        try
        {
            await FetchAsync(parts, path, holed, moved => options.Progress?.Invoke(moved, size), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            KeepBeginning(parts, holed, target + FileTransfer.PartSuffix);
            throw;
        }

        var elapsed = time.GetElapsedTime(began);
        // Parts of two versions are no file.
        if (await client.SizeAsync(path, cancellationToken).ConfigureAwait(false) != size || await client.ModifiedAsync(path, cancellationToken).ConfigureAwait(false) != modified)
        {
            File.Delete(holed);
            throw new FtpException(FailureKind.Verification, $"{path} was changed on the server while its parts were fetched.");
        }

        Verification? verification = options.Verifies ? await client.VerifyAsync(path, new(holed), cancellationToken).ConfigureAwait(false) : null;
        LocalFile.Publish(holed, target, options.KeepsTime ? modified : null);
        return new(size!.Value, 0, elapsed, verification);
    }

    // What was cut goes on where it was, on fewer sessions: some servers cut the sessions of a user who has many.
    private async Task FetchAsync(Segment[] parts, string path, string holed, Action<long> progress, CancellationToken cancellationToken)
    {
        for (int sessions = parts.Length; ; sessions = Math.Max(1, sessions / 2))
        {
            List<FtpException> failures = [];
            long before = parts.Sum(static part => part.Next - part.Start);
            await ParallelSessions.RunAsync(
                [.. parts.Where(static part => !part.IsWhole)],
                sessions,
                open,
                (session, part, token) => FetchAsync(session, path, part, parts[^1], holed, () => progress(parts.Sum(static one => one.Next - one.Start)), token),
                (_, failure) =>
                {
                    lock (failures)
                        failures.Add(failure);
                },
                cancellationToken).ConfigureAwait(false);
            if (failures.Count == 0)
                return;
            bool isStuck = sessions == 1 && parts.Sum(static part => part.Next - part.Start) == before;
            if (isStuck || failures.Find(static failure => failure.Kind is FailureKind.LocalDisk or FailureKind.NoSuchFile) is not null)
                throw failures[0];
        }
    }

    private static async Task FetchAsync(FtpClient client, string path, Segment part, Segment last, string holed, Action moved, CancellationToken cancellationToken)
    {
        var file = LocalFile.Open(holed, FileMode.Open, FileShare.ReadWrite);
        await using (file.ConfigureAwait(false))
        {
            file.Position = part.Next;
            long offset = part.Next;
            TransferRequest request = new()
            {
                Offset = offset,
                Length = part == last ? null : part.End - offset,
                ExpectedSize = part == last ? part.End : null,
                Progress = at =>
                {
                    part.Next = at;
                    moved();
                },
            };
            await client.DownloadAsync(path, file, request, cancellationToken).ConfigureAwait(false);
            if (!part.IsWhole)
                throw new FtpException(FailureKind.TransferCut, $"The transfer was cut. {path}: the bytes from {part.Start} to {part.End} came up to {part.Next}.");
        }
    }

    private static void KeepBeginning(Segment[] parts, string holed, string part)
    {
        long whole = parts.FirstOrDefault(static one => !one.IsWhole)?.Next ?? parts[^1].End;
        try
        {
            if (whole == 0)
            {
                File.Delete(holed);
                return;
            }

            using (FileStream file = new(holed, FileMode.Open, FileAccess.Write))
                file.SetLength(whole);
            File.Move(holed, part, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What failed before says more. The holed file stays under a name that nothing takes for a part.
        }
    }
}
