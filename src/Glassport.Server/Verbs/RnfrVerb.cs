using Glassport.Server.Sessions;
using Glassport.Server.Settings;

namespace Glassport.Server.Verbs;

/// <summary>RNFR (RFC 959 §4.1.3): the old name.</summary>
internal static class RnfrVerb
{
    private static readonly Reply Ready = new(350, "Ready for the new name.", "请给出新名称。");

    /// <summary>Notes what is to be renamed.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (!session.TryResolve(argument, FileOperations.Rename, out var path, out var refusal))
            return refusal;
        if (path.IsRoot)
            return FileReplies.For(Storage.StorageError.Denied, path);
        var entry = await session.Login!.Storage.StatAsync(path, CancellationToken.None).ConfigureAwait(false);
        if (!entry.IsSuccess)
            return FileReplies.For(entry.Error, path);
        session.Progress.RenameFrom = path;
        return Ready;
    }
}
