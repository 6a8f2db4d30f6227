using System.Buffers;
using System.Globalization;
using Glassport.Server.Data;
using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>HASH (draft-bryan-ftpext-hash), and the older XCRC, XMD5, XSHA, XSHA1, XSHA256, XSHA512 and MD5. Content is read, so the right to download is needed.</summary>
internal static class HashVerb
{
    private const int BufferBytes = 256 * 1024;

    /// <summary>The line of FEAT: the chosen algorithm bears an asterisk.</summary>
    /// <param name="session">The session.</param>
    public static string Feature(Session session) =>
        "HASH " + string.Join(';', HashAlgorithms.All.Select(hash => hash == session.Setup.Hash ? hash.Name + "*" : hash.Name));

    /// <summary>HASH: tells algorithm, range, hash and name. REST and RANG choose the range.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        long first = session.Setup.RestartOffset;
        long? last = session.Setup.RangeEnd;
        session.Setup.ForgetRestart();
        var (path, value, range, refusal) = await ComputeAsync(session, argument, session.Setup.Hash, first, last).ConfigureAwait(false);
        return refusal ?? new(213, string.Create(CultureInfo.InvariantCulture, $"{session.Setup.Hash.Name} {range.First}-{range.Last} {value} {path.Name}"));
    }

    /// <summary>A verb that tells one algorithm's hash: <c>XCRC path</c>, <c>XCRC "path" first last</c>.</summary>
    /// <param name="algorithm">The algorithm.</param>
    /// <param name="code">The code of success.</param>
    public static VerbAction For(string algorithm, int code)
    {
        var hash = HashAlgorithms.Find(algorithm)!;
        return async (session, argument) =>
        {
            var (name, first, last) = Split(argument);
            var (_, value, _, refusal) = await ComputeAsync(session, name, hash, first, last).ConfigureAwait(false);
            return refusal ?? new(code, value.ToUpperInvariant());
        };
    }

    // A quoted path may be followed by a range; else the whole argument is the path.
    private static (string Name, long First, long? Last) Split(string argument)
    {
        int quote = argument.StartsWith('"') ? argument.IndexOf('"', 1) : -1;
        if (quote < 0)
            return (argument, 0, null);
        string[] range = argument[(quote + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        long first = range.Length > 0 && long.TryParse(range[0], NumberStyles.None, CultureInfo.InvariantCulture, out long start) ? start : 0;
        long? last = range.Length > 1 && long.TryParse(range[1], NumberStyles.None, CultureInfo.InvariantCulture, out long end) && end > 0 ? end - 1 : null;
        return (argument[1..quote], first, last);
    }

    private static async ValueTask<(VirtualPath Path, string Value, (long First, long Last) Range, Reply? Refusal)> ComputeAsync(
        Session session, string argument, FileHash algorithm, long first, long? last)
    {
        if (!session.TryResolve(argument, FileOperations.Download, out var path, out var refusal))
            return (path, "", default, refusal);
        var opened = await session.OpenReadAsync(path).ConfigureAwait(false);
        if (!opened.IsSuccess)
            return (path, "", default, FileReplies.For(opened.Error, path));
        await using var file = opened.Value.ConfigureAwait(false);
        long stop = last is { } end ? Math.Min(end + 1, opened.Value.Entry.Length) : opened.Value.Entry.Length;
        if (first > stop)
            return (path, "", default, FileReplies.For(StorageError.InvalidOffset, path));
        string value = await HashAsync(opened.Value, algorithm, first, stop).ConfigureAwait(false);
        return (path, value, (first, Math.Max(first, stop - 1)), null);
    }

    private static async ValueTask<string> HashAsync(IStoredFile file, FileHash algorithm, long offset, long stop)
    {
        // Computing takes a core for as long as the file is large: not one of those that wait for sockets.
        await Worker.EnterAsync();
        using var hasher = algorithm.Begin();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (offset < stop)
            {
                int count = (int)Math.Min(stop - offset, buffer.Length);
                int read = await file.ReadAsync(buffer.AsMemory(0, count), offset, CancellationToken.None).ConfigureAwait(false);
                if (read == 0)
                    break;
                hasher.Append(buffer.AsSpan(0, read));
                offset += read;
            }

            return hasher.Finish();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
