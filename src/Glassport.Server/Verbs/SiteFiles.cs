using System.Globalization;
using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>The SITE commands about files.</summary>
internal static class SiteFiles
{
    private static readonly Reply WrongMode = new(501, "SITE CHMOD takes a mode in octal and a path.", "SITE CHMOD 的参数是八进制权限和路径。");
    private static readonly Reply WrongTime = new(501, "SITE UTIME takes YYYYMMDDHHMM[SS] and a path, or a path and three times with UTC.", "SITE UTIME 的参数是 YYYYMMDDHHMM[SS] 和路径，或路径、三个时间和 UTC。");
    private static readonly Reply WrongLink = new(501, "SITE SYMLINK takes a target and a link.", "SITE SYMLINK 的参数是目标和链接。");
    private static readonly Reply NotHere = new(550, "That is switched off here.", "此处已关闭该功能。");

    /// <summary>SITE CHMOD mode path.</summary>
    public static ValueTask<Reply?> ChmodAsync(Session session, string argument)
    {
        if (!session.Settings.Files.AllowChmod)
            return new(NotHere);
        int blank = argument.IndexOf(' ', StringComparison.Ordinal);
        if (blank <= 0 || !FactVerbs.TryReadMode(argument[..blank], out int mode))
            return new(WrongMode);
        return FactVerbs.SetAsync(session, argument[(blank + 1)..], new(Mode: mode), $"SITE CHMOD {argument[..blank]}", 200);
    }

    /// <summary>SITE UTIME YYYYMMDDHHMM[SS] path, or SITE UTIME path atime mtime ctime UTC.</summary>
    public static ValueTask<Reply?> UtimeAsync(Session session, string argument)
    {
        if (!session.Settings.Files.AllowSetTime)
            return new(NotHere);
        string[] words = argument.Split(' ');
        if (words is [.. { Length: > 0 } name, var accessed, var modified, var created, var zone] && zone.Equals("UTC", StringComparison.OrdinalIgnoreCase)
            && TryParse(accessed, out var atime) && TryParse(modified, out var mtime) && TryParse(created, out _))
            return FactVerbs.SetAsync(session, string.Join(' ', name), new(Modified: mtime, Accessed: atime), "SITE UTIME", 200);
        int blank = argument.IndexOf(' ', StringComparison.Ordinal);
        if (blank <= 0 || !TryParse(argument[..blank], out var time))
            return new(WrongTime);
        return FactVerbs.SetAsync(session, argument[(blank + 1)..], new(Modified: time), "SITE UTIME", 200);
    }

    /// <summary>SITE SYMLINK target link.</summary>
    public static async ValueTask<Reply?> SymlinkAsync(Session session, string argument)
    {
        if (!session.Settings.Files.AllowSymlinks)
            return NotHere;
        if (argument.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var targetName, var linkName])
            return WrongLink;
        if (!session.TryResolve(targetName, FileOperations.Download, out var target, out var refusal)
            || !session.TryResolve(linkName, FileOperations.Upload, out var link, out refusal))
            return refusal;
        if (session.Login!.Storage is not ISymbolicLinks links)
            return FileReplies.For(StorageError.NotSupported, link);
        var error = await links.LinkAsync(target, link, CancellationToken.None).ConfigureAwait(false);
        return error == StorageError.None ? new(200, "SITE SYMLINK done.", "SITE SYMLINK 完成。") : FileReplies.For(error, link);
    }

    private static bool TryParse(string text, out DateTimeOffset time) =>
        WireTime.TryParse(text, out time) || (text.Length == 12 && WireTime.TryParse(string.Create(CultureInfo.InvariantCulture, $"{text}00"), out time));
}
