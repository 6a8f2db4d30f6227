using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>APPE (RFC 959 §4.1.3).</summary>
internal static class AppeVerb
{
    /// <summary>The reply to a marker that makes no sense.</summary>
    public static readonly Reply NoMarker = new(450, "A restart marker makes no sense here; it is forgotten.", "此处不能使用重新开始的位置，该位置已取消。");

    /// <summary>Receives to the end of a file.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (session.Setup.RestartOffset > 0)
            return NoMarker;
        if (!session.TryResolve(argument, FileOperations.None, out var path, out var refusal))
            return refusal;
        var existing = await session.Login!.Storage.StatAsync(path, CancellationToken.None).ConfigureAwait(false);
        if (!session.Allows(existing.IsSuccess ? FileOperations.Append : FileOperations.Upload, path))
            return FileReplies.For(StorageError.Denied, path);
        return await StorVerb.ReceiveAsync(session, Protocol.Verbs.Appe, path, WriteMode.Append, 0).ConfigureAwait(false);
    }
}
