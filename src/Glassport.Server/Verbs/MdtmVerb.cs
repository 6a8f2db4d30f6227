using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>MDTM (RFC 3659 §3): when a file was changed. With a time before the name it sets it, as many clients expect.</summary>
internal static class MdtmVerb
{
    /// <summary>Tells or sets the time.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        int blank = argument.IndexOf(' ', StringComparison.Ordinal);
        if (blank > 0 && session.Settings.Files.AllowSetTime && WireTime.TryParse(argument.AsSpan(0, blank), out var time)
            && session.TryResolve(argument, FileOperations.None, out var whole, out _)
            && !(await session.Login!.Storage.StatAsync(whole, CancellationToken.None).ConfigureAwait(false)).IsSuccess)
            return await FactVerbs.SetAsync(session, argument[(blank + 1)..], new(Modified: time), "modify", 253).ConfigureAwait(false);
        if (!session.TryResolve(argument, FileOperations.List, out var path, out var refusal))
            return refusal;
        var entry = await session.Login!.Storage.StatAsync(path, CancellationToken.None).ConfigureAwait(false);
        if (!entry.IsSuccess)
            return FileReplies.For(entry.Error, path);
        return entry.Value.Kind == EntryKind.File
            ? new(213, WireTime.Format(entry.Value.Modified))
            : new(550, $"{path}: not a plain file.", $"{path}：不是普通文件。");
    }
}
