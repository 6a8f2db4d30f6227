using System.Globalization;
using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>SIZE (RFC 3659 §4): the bytes that a transfer would have. In TYPE A that would need the whole file to be read, so it is refused.</summary>
internal static class SizeVerb
{
    private static readonly Reply InText = new(550, "SIZE is not answered in TYPE A, where it depends on the line ends; use TYPE I.", "TYPE A 下的大小取决于换行符，不予回答；请使用 TYPE I。");

    /// <summary>Tells the size.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (!session.TryResolve(argument, FileOperations.List, out var path, out var refusal))
            return refusal;
        if (session.Setup.IsAscii && session.Settings.Files.AsciiDownloads)
            return InText;
        var entry = await session.Login!.Storage.StatAsync(path, CancellationToken.None).ConfigureAwait(false);
        if (!entry.IsSuccess)
            return FileReplies.For(entry.Error, path);
        return entry.Value.Kind == EntryKind.File
            ? new(213, entry.Value.Length.ToString(CultureInfo.InvariantCulture))
            : new(550, $"{path}: not a plain file.", $"{path}：不是普通文件。");
    }
}
