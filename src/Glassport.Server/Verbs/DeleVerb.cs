using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>DELE (RFC 959 §4.1.3).</summary>
internal static class DeleVerb
{
    private static readonly Reply Done = new(250, "Deleted.", "已删除。");

    /// <summary>Removes a file.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (!session.TryResolve(argument, FileOperations.Delete, out var path, out var refusal))
            return refusal;
        var error = await session.Login!.Storage.RemoveAsync(path, EntryKind.File, CancellationToken.None).ConfigureAwait(false);
        return error == StorageError.None ? Done : FileReplies.For(error, path);
    }
}
