using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>APPE (RFC 959 §4.1.3).</summary>
internal static class AppeVerb
{
    /// <summary>Receives to the end of a file.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (!session.TryResolve(argument, FileOperations.None, out var path, out var refusal))
            return refusal;
        var existing = await session.Login!.Storage.StatAsync(path, CancellationToken.None).ConfigureAwait(false);
        if (!session.Login.Allows(existing.IsSuccess ? FileOperations.Append : FileOperations.Upload, path))
            return FileReplies.For(StorageError.Denied, path);
        return await StorVerb.ReceiveAsync(session, Protocol.Verbs.Appe, path, WriteMode.Append, 0).ConfigureAwait(false);
    }
}
