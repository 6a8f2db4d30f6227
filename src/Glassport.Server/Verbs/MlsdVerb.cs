using Glassport.Server.Listings;
using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>MLSD (RFC 3659 §7): facts about the entries of a directory.</summary>
internal static class MlsdVerb
{
    /// <summary>Sends the facts.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (!session.TryResolve(argument, FileOperations.List, out var path, out var refusal))
            return refusal;
        var opened = await session.Login!.Storage.OpenDirectoryAsync(path, CancellationToken.None).ConfigureAwait(false);
        if (!opened.IsSuccess)
            return opened.Error == StorageError.NotADirectory ? new(501, $"{path}: not a directory.", $"{path}：不是目录。") : FileReplies.For(opened.Error, path);
        var entries = DirectoryListing.Visible(session.Settings.Files, opened.Value, all: true);
        return await DirectoryListing.SendAsync(session, Protocol.Verbs.Mlsd, path, entries, new MlsxFormat(session.Setup.Facts, session.Login, path)).ConfigureAwait(false);
    }
}
