using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>MKD (RFC 959 §4.1.3).</summary>
internal static class MkdVerb
{
    /// <summary>Makes a directory.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (!session.TryResolve(argument, FileOperations.MakeDirectory, out var path, out var refusal))
            return refusal;
        var error = await session.Login!.Storage.MakeDirectoryAsync(path, CancellationToken.None).ConfigureAwait(false);
        if (error == StorageError.None)
            await ApplyUmaskAsync(session, path).ConfigureAwait(false);
        return error == StorageError.None
            ? new(257, $"{PwdVerb.Quote(path.Text)} created.", $"{PwdVerb.Quote(path.Text)} 已创建。")
            : FileReplies.For(error, path);
    }

    // Back ends without modes say NotSupported, and the directory is there all the same.
    private static async ValueTask ApplyUmaskAsync(Session session, VirtualPath path)
    {
        const int Everything = 0x1FF;
        await session.Login!.Storage.SetFactsAsync(path, new(Mode: Everything & ~session.Umask), CancellationToken.None).ConfigureAwait(false);
    }
}
