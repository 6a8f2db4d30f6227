using System.Globalization;
using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>AVBL: how many bytes can still be stored.</summary>
internal static class AvblVerb
{
    /// <summary>Tells the room that is left.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (!session.TryResolve(argument, FileOperations.List, out var path, out var refusal))
            return refusal;
        if (session.Login!.Storage is not IFreeSpace space)
            return FileReplies.For(StorageError.NotSupported, path);
        var free = await space.FreeBytesAsync(path, CancellationToken.None).ConfigureAwait(false);
        return free.IsSuccess ? new(213, free.Value.ToString(CultureInfo.InvariantCulture)) : FileReplies.For(free.Error, path);
    }
}
