using System.Buffers;
using Glassport.Server.Data;
using Glassport.Server.Storage;
using Glassport.Server.Verbs;

namespace Glassport.Server.Sessions;

/// <summary>RETR: a file to the client.</summary>
internal sealed class DownloadTransfer : Transfer
{
    private const int BufferBytes = 256 * 1024;

    private readonly IStoredFile file;
    private readonly long offset;
    private readonly long length;

    /// <summary>Begins.</summary>
    /// <param name="session">The session.</param>
    /// <param name="path">The file's path.</param>
    /// <param name="channel">The data connection.</param>
    /// <param name="file">The file; disposed with the transfer.</param>
    /// <param name="offset">The first byte.</param>
    /// <param name="length">How many bytes.</param>
    public DownloadTransfer(Session session, VirtualPath path, DataChannel channel, IStoredFile file, long offset, long length)
        : base(session, Protocol.Verbs.Retr, path, channel)
    {
        this.file = file;
        this.offset = offset;
        this.length = length;
    }

    /// <inheritdoc/>
    public override Reply Announcement
    {
        get
        {
            string mode = Setup.IsAscii ? "ASCII" : "BINARY";
            return new(
                150,
                $"Opening {mode} mode data connection for {Path.Name} ({length} bytes).",
                $"正在为 {Path.Name} 打开 {mode} 模式的数据连接（{length} 字节）。");
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        // A local file closes at once; one elsewhere may take its time without anybody waiting.
        _ = file.DisposeAsync().AsTask();
    }

    /// <inheritdoc/>
    protected override async ValueTask<Reply> MoveAsync(DataConnection data)
    {
        if (Login.DownloadLeft < length)
        {
            data.Abort();
            return FileReplies.For(StorageError.QuotaExceeded, Path);
        }

        bool direct = data.CanSendFile && file.Handle is not null && !ConvertsText && !Setup.IsDeflated;
        long sent = direct
            ? await data.SendFileAsync(file, offset, length).ConfigureAwait(false)
            : await CopyAsync(data).ConfigureAwait(false);
        Login.Downloaded += sent;
        if (sent < length)
        {
            data.Abort();
            return new(451, $"The file became shorter during the transfer: {sent} of {length} bytes were sent.", $"传输过程中文件变短：只发送了 {length} 字节中的 {sent} 字节。");
        }

        await data.FinishAsync().ConfigureAwait(false);
        return Complete;
    }

    private bool ConvertsText => Setup.IsAscii && Login.Settings.Files.AsciiDownloads;

    private async ValueTask<long> CopyAsync(DataConnection data)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            using var output = data.OpenWriter(Setup, ConvertsText);
            long sent = 0;
            while (sent < length)
            {
                await Worker.EnterAsync();
                int count = (int)Math.Min(length - sent, buffer.Length);
                int read = await file.ReadAsync(buffer.AsMemory(0, count), offset + sent, CancellationToken.None).ConfigureAwait(false);
                if (read == 0)
                    break;
                await output.WriteAsync(buffer.AsMemory(0, read)).ConfigureAwait(false);
                sent += read;
            }

            await output.FinishAsync().ConfigureAwait(false);
            return sent;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
