using Glassport.Protocol;
using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>STOR (RFC 959 §4.1.3).</summary>
internal static class StorVerb
{
    /// <summary>Receives a file.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        long offset = session.Setup.RestartOffset;
        if (!session.TryResolve(argument, FileOperations.None, out var path, out var refusal))
            return refusal;
        var existing = await session.Login!.Storage.StatAsync(path, CancellationToken.None).ConfigureAwait(false);
        if (!session.Allows(existing.IsSuccess ? FileOperations.Overwrite : FileOperations.Upload, path))
            return FileReplies.For(StorageError.Denied, path);
        // What cannot be is said before a data connection is asked for.
        if (offset > 0 && (!existing.IsSuccess || offset > existing.Value.Length))
            return FileReplies.For(existing.IsSuccess ? StorageError.InvalidOffset : existing.Error, path);
        return await ReceiveAsync(session, Protocol.Verbs.Stor, path, offset > 0 ? WriteMode.Resume : WriteMode.Replace, offset).ConfigureAwait(false);
    }

    /// <summary>Opens the file and receives into it.</summary>
    /// <param name="session">The session.</param>
    /// <param name="verb">STOR, APPE or STOU.</param>
    /// <param name="path">The file.</param>
    /// <param name="mode">How it is opened.</param>
    /// <param name="offset">Where the first byte goes.</param>
    public static async ValueTask<Reply?> ReceiveAsync(Session session, Verb verb, VirtualPath path, WriteMode mode, long offset)
    {
        if (!session.TryTakeChannel(out var channel, out var refusal))
            return refusal;
        var files = session.Settings.Files;
        int permissions = files.FileMode & ~session.Umask;
        WriteRequest request = new(mode, offset, permissions, files.AtomicUploads, files.LockFiles);
        var opened = await session.Login!.Storage.OpenWriteAsync(path, request, CancellationToken.None).ConfigureAwait(false);
        if (!opened.IsSuccess)
        {
            channel.Dispose();
            return FileReplies.For(opened.Error, path);
        }

        return await session.TransferAsync(new UploadTransfer(session, verb, channel, opened.Value)).ConfigureAwait(false);
    }
}
