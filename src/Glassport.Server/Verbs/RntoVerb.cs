using Glassport.Server.Listings;
using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>RNTO (RFC 959 §4.1.3): the new name.</summary>
internal static class RntoVerb
{
    private static readonly Reply Renamed = new(250, "Renamed.", "已重命名。");
    private static readonly Reply NeedsRnfr = new(503, "Say RNFR first.", "请先发送 RNFR。");

    /// <summary>Renames. A file in the way is replaced only by those who may overwrite.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (session.Progress.RenameFrom is not { } from)
            return NeedsRnfr;
        if (!session.TryResolve(argument, FileOperations.Rename, out var to, out var refusal))
            return refusal;
        if (!await FitsAsync(session, from, to).ConfigureAwait(false))
            return FileReplies.For(StorageError.Denied, to);
        bool replace = session.Login!.Allows(FileOperations.Overwrite, to);
        var error = await session.Login.Storage.RenameAsync(from, to, replace, CancellationToken.None).ConfigureAwait(false);
        return error == StorageError.None ? Renamed : FileReplies.For(error, to);
    }

    // A name that no file may be uploaded under is not to be had by renaming one either.
    private static async ValueTask<bool> FitsAsync(Session session, VirtualPath from, VirtualPath to)
    {
        if (NameRules.Allow(session.Settings.Files, FileOperations.Upload, to))
            return true;
        var entry = await session.Login!.Storage.StatAsync(from, CancellationToken.None).ConfigureAwait(false);
        return entry is { IsSuccess: true, Value.Kind: EntryKind.Directory };
    }
}
