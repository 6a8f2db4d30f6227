using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>MFMT, MFCT and MFF (draft-somers-ftp-mfxx): set facts of a file.</summary>
internal static class FactVerbs
{
    private static readonly Reply WrongTime = new(501, "The time is YYYYMMDDHHMMSS in UTC, then a blank and the path.", "时间格式为 YYYYMMDDHHMMSS（UTC），后跟空格和路径。");
    private static readonly Reply WrongFact = new(504, "Facts that can be set: modify, create, UNIX.mode.", "可设置的属性：modify、create、UNIX.mode。");

    /// <summary>MFMT: the time of the last change.</summary>
    public static ValueTask<Reply?> SetModifiedAsync(Session session, string argument) =>
        SetTimeAsync(session, argument, time => new(Modified: time), "Modify");

    /// <summary>MFCT: the time of creation.</summary>
    public static ValueTask<Reply?> SetCreatedAsync(Session session, string argument) =>
        SetTimeAsync(session, argument, time => new(Created: time), "Create");

    /// <summary>MFF: several facts.</summary>
    public static ValueTask<Reply?> SetFactsAsync(Session session, string argument)
    {
        int blank = argument.IndexOf(' ', StringComparison.Ordinal);
        if (blank <= 0)
            return new(WrongFact);
        FactChange change = default;
        foreach (string fact in argument[..blank].Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TryRead(session, fact, ref change))
                return new(WrongFact);
        }

        return SetAsync(session, argument[(blank + 1)..], change, argument[..blank].TrimEnd(';'), 213);
    }

    /// <summary>Sets facts and tells which.</summary>
    /// <param name="session">The session.</param>
    /// <param name="argument">The path.</param>
    /// <param name="change">The facts.</param>
    /// <param name="told">The facts as they are told.</param>
    /// <param name="code">The code of success.</param>
    public static async ValueTask<Reply?> SetAsync(Session session, string argument, FactChange change, string told, int code)
    {
        if (!session.TryResolve(argument, FileOperations.SetFacts, out var path, out var refusal))
            return refusal;
        var error = await session.Login!.Storage.SetFactsAsync(path, change, CancellationToken.None).ConfigureAwait(false);
        return error == StorageError.None ? new(code, $"{told}; {argument}") : FileReplies.For(error, path);
    }

    private static ValueTask<Reply?> SetTimeAsync(Session session, string argument, Func<DateTimeOffset, FactChange> change, string fact)
    {
        int blank = argument.IndexOf(' ', StringComparison.Ordinal);
        if (blank <= 0 || !WireTime.TryParse(argument.AsSpan(0, blank), out var time))
            return new(WrongTime);
        if (!session.Settings.Files.AllowSetTime)
            return new(new Reply(550, "Times cannot be set here.", "此处不允许设置时间。"));
        return SetAsync(session, argument[(blank + 1)..], change(time), $"{fact}={argument[..blank]}", 213);
    }

    private static bool TryRead(Session session, string fact, ref FactChange change)
    {
        int equals = fact.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            return false;
        var files = session.Settings.Files;
        string value = fact[(equals + 1)..];
        switch (fact[..equals].ToUpperInvariant())
        {
            case "MODIFY" when files.AllowSetTime && WireTime.TryParse(value, out var modified):
                change = change with { Modified = modified };
                return true;
            case "CREATE" when files.AllowSetTime && WireTime.TryParse(value, out var created):
                change = change with { Created = created };
                return true;
            case "UNIX.MODE" when files.AllowChmod && TryReadMode(value, out int mode):
                change = change with { Mode = mode };
                return true;
            default:
                return false;
        }
    }

    /// <summary>Reads a mode in octal, 0 to 0777.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mode">The mode.</param>
    public static bool TryReadMode(string text, out int mode)
    {
        mode = 0;
        if (text.Length is 0 or > 5 || text.AsSpan().ContainsAnyExceptInRange('0', '7'))
            return false;
        mode = Convert.ToInt32(text, 8);
        return mode <= 0x1FF;
    }
}
