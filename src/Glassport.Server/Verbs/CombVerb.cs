using System.Buffers;
using Glassport.Server.Data;
using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>COMB: joins uploaded parts to one file, <c>COMB "target" "part" "part" …</c>. The parts are removed once the target is whole.</summary>
internal static class CombVerb
{
    private const int BufferBytes = 256 * 1024;

    private static readonly Reply Wrong = new(501, "COMB takes a target and its parts, each in quotes.", "COMB 的参数是目标和各部分的名称，均用引号括起。");

    /// <summary>Joins the parts.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        string[]? names = Split(argument);
        if (names is not [var targetName, _, ..])
            return Wrong;
        if (!session.TryResolve(targetName, FileOperations.Append | FileOperations.Upload, out var target, out var refusal))
            return refusal;
        List<VirtualPath> parts = [];
        foreach (string name in names.AsSpan(1))
        {
            if (!session.TryResolve(name, FileOperations.Download | FileOperations.Delete, out var part, out refusal))
                return refusal;
            if (part == target || parts.Contains(part))
                return Wrong;
            parts.Add(part);
        }

        return await JoinAsync(session, target, parts).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> JoinAsync(Session session, VirtualPath target, List<VirtualPath> parts)
    {
        var storage = session.Login!.Storage;
        var files = session.Settings.Files;
        WriteRequest request = new(WriteMode.Append, 0, files.FileMode & ~session.Umask, Atomic: false);
        var opened = await storage.OpenWriteAsync(target, request, CancellationToken.None).ConfigureAwait(false);
        if (!opened.IsSuccess)
            return FileReplies.For(opened.Error, target);
        await using var upload = opened.Value.ConfigureAwait(false);
        foreach (var part in parts)
        {
            var error = await AppendAsync(session, part, opened.Value).ConfigureAwait(false);
            if (error != StorageError.None)
            {
                await opened.Value.AbandonAsync(keep: false, CancellationToken.None).ConfigureAwait(false);
                return FileReplies.For(error, part);
            }
        }

        var stored = await opened.Value.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        if (stored != StorageError.None)
            return FileReplies.For(stored, target);
        foreach (var part in parts)
        {
            var removed = await storage.RemoveAsync(part, EntryKind.File, CancellationToken.None).ConfigureAwait(false);
            if (removed != StorageError.None)
                return FileReplies.For(removed, part);
        }

        return new(250, $"{target} is whole.", $"{target} 已合并完成。");
    }

    private static async ValueTask<StorageError> AppendAsync(Session session, VirtualPath part, IUpload target)
    {
        var opened = await session.OpenReadAsync(part).ConfigureAwait(false);
        if (!opened.IsSuccess)
            return opened.Error;
        await using var file = opened.Value.ConfigureAwait(false);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            for (long offset = 0; ;)
            {
                // As large as the parts are: not on a thread that waits for sockets.
                await Worker.EnterAsync();
                int read = await opened.Value.ReadAsync(buffer, offset, CancellationToken.None).ConfigureAwait(false);
                if (read == 0)
                    return StorageError.None;
                var error = await target.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None).ConfigureAwait(false);
                if (error != StorageError.None)
                    return error;
                offset += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string[]? Split(string argument)
    {
        string[] pieces = argument.Trim().Split('"');
        if (pieces.Length < 5 || pieces.Length % 2 == 0)
            return null;
        List<string> names = [];
        for (int i = 0; i < pieces.Length; i++)
        {
            if (i % 2 == 1)
                names.Add(pieces[i]);
            else if (!string.IsNullOrWhiteSpace(pieces[i]))
                return null;
        }

        return [.. names];
    }
}
