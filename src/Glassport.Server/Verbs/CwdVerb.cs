using Glassport.Protocol;
using Glassport.Protocol.Text;
using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>CWD (RFC 959 §4.1.1).</summary>
internal static class CwdVerb
{
    private static readonly Reply Changed = new(250, "Directory changed.", "目录已更改。");

    /// <summary>Changes the working directory; without an argument to where the user began, as shells do.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument) =>
        session.TryResolve(argument.Length == 0 ? session.Login!.Start.Text : argument, FileOperations.List, out var path, out var refusal)
            ? EnterAsync(session, path)
            : new(refusal);

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
        return await GreetAsync(session, path).ConfigureAwait(false);
    }

    // Whoever may write the file cannot make the reply say anything but text: the reply escapes it, and its lines are indented.
    private static async ValueTask<Reply> GreetAsync(Session session, VirtualPath path)
    {
        if (session.Settings.Messages.DirectoryFile is not { Length: > 0 } name || !VirtualPath.TryResolve(path, name, out var file))
            return Changed;
        var opened = await session.Login!.Storage.OpenReadAsync(file, CancellationToken.None).ConfigureAwait(false);
        if (!opened.IsSuccess)
            return Changed;
        await using var content = opened.Value.ConfigureAwait(false);
        byte[] bytes = new byte[Limits.DirectoryMessageBytes];
        int length = await opened.Value.ReadAsync(bytes, 0, CancellationToken.None).ConfigureAwait(false);
        string text = FileName.Decode(bytes.AsSpan(0, length)).ReplaceLineEndings("\n").Trim('\n');
        return text.Length == 0 || !session.Login!.IsNew(path) ? Changed : new(Changed.Code, $"{text}\n{Changed.English}", $"{text}\n{Changed.Chinese}");
    }
}
