using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>RMD (RFC 959 §4.1.3).</summary>
internal static class RmdVerb
{
    private static readonly Reply Done = new(250, "Directory removed.", "目录已删除。");

    /// <summary>Removes an empty directory.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (!session.TryResolve(argument, FileOperations.Delete, out var path, out var refusal))
            return refusal;
        var error = await session.Login!.Storage.RemoveAsync(path, EntryKind.Directory, CancellationToken.None).ConfigureAwait(false);
        return error == StorageError.None ? Done : FileReplies.For(error, path);
    }
}
