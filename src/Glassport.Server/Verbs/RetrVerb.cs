using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>RETR (RFC 959 §4.1.3).</summary>
internal static class RetrVerb
{
    /// <summary>Sends a file.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (!session.TryResolve(argument, FileOperations.Download, out var path, out var refusal))
            return refusal;
        var opened = await session.OpenReadAsync(path).ConfigureAwait(false);
        if (!opened.IsSuccess)
            return FileReplies.For(opened.Error, path);
        var file = opened.Value;
        if (session.Settings.Files.LockFiles && file.Handle is { } handle && FileLock.Take(handle, isExclusive: false) is not StorageError.None and var busy)
        {
            await file.DisposeAsync().ConfigureAwait(false);
            return FileReplies.For(busy, path);
        }

        long offset = session.Setup.RestartOffset;
        if (offset > file.Entry.Length || (offset > 0 && RestVerb.IsRefused(session)))
        {
            await file.DisposeAsync().ConfigureAwait(false);
            return FileReplies.For(StorageError.InvalidOffset, path);
        }

        if (!session.TryTakeChannel(out var channel, out refusal))
        {
            await file.DisposeAsync().ConfigureAwait(false);
            return refusal;
        }

        long length = session.Setup.RangeEnd is { } last ? Math.Min(last + 1, file.Entry.Length) - offset : file.Entry.Length - offset;
        return await session.TransferAsync(new DownloadTransfer(session, path, channel, file, offset, length)).ConfigureAwait(false);
    }
}
