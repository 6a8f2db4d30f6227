using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>CWD (RFC 959 §4.1.1).</summary>
internal static class CwdVerb
{
    private static readonly Reply Changed = new(250, "Directory changed.", "目录已更改。");

    /// <summary>Changes the working directory.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument) =>
        session.TryResolve(argument, FileOperations.List, out var path, out var refusal) ? EnterAsync(session, path) : new(refusal);

    /// <summary>Changes to a directory that may be seen.</summary>
    /// <param name="session">The session.</param>
    /// <param name="path">The directory.</param>
    public static async ValueTask<Reply?> EnterAsync(Session session, VirtualPath path)
    {
        var entry = await session.Login!.Storage.StatAsync(path, CancellationToken.None).ConfigureAwait(false);
        if (!entry.IsSuccess)
            return FileReplies.For(entry.Error, path);
        if (entry.Value.Kind != EntryKind.Directory)
            return FileReplies.For(StorageError.NotADirectory, path);
        session.WorkingDirectory = path;
        return Changed;
    }
}
