using System.Buffers;
using Glassport.Protocol;
using Glassport.Server.Data;
using Glassport.Server.Storage;
using Glassport.Server.Verbs;

namespace Glassport.Server.Sessions;

/// <summary>STOR, APPE, STOU: a file from the client. 226 is said when every byte is stored, and not before.</summary>
internal sealed class UploadTransfer : Transfer
{
    private const int BufferBytes = 256 * 1024;

    private readonly IUpload upload;
    private bool isFinished;

    /// <summary>Begins.</summary>
    /// <param name="session">The session.</param>
    /// <param name="verb">The verb.</param>
    /// <param name="channel">The data connection.</param>
    /// <param name="upload">The file; disposed with the transfer.</param>
    public UploadTransfer(Session session, Verb verb, DataChannel channel, IUpload upload)
        : base(session, verb, upload.Path, channel) => this.upload = upload;

    /// <inheritdoc/>
    public override Reply Announcement => Verb == Protocol.Verbs.Stou
        ? new(150, $"FILE: {Path.Name}")
        : new(150, $"Ready to receive {Path.Name}.", $"准备接收 {Path.Name}。");

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _ = FinishAsync();
    }

    /// <inheritdoc/>
    protected override async ValueTask<Reply> MoveAsync(DataConnection data)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        Worker worker = default;
        try
        {
            using var input = data.OpenReader(Setup, Setup.IsAscii && Login.Settings.Files.AsciiUploads);
            while (true)
            {
                int read = await input.ReadAsync(buffer).ConfigureAwait(false);
                if (read == 0)
                    break;
                await worker.BeginAsync();
                var error = Login.UploadLeft < read
                    ? StorageError.QuotaExceeded
                    : await upload.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None).ConfigureAwait(false);
                worker.End();
                if (error != StorageError.None)
                    return await FailAsync(data, error).ConfigureAwait(false);
                Login.Uploaded += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (IsAborted || (Login.Settings.Tls.RequireCloseNotify && !data.EndedProperly))
            return await CutOffAsync().ConfigureAwait(false);
        isFinished = true;
        var stored = await upload.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return stored == StorageError.None ? Complete : FileReplies.For(stored, Path);
    }

    /// <inheritdoc/>
    protected override async ValueTask<Reply> CutOffAsync()
    {
        await AbandonAsync().ConfigureAwait(false);
        return Broken();
    }

    private async ValueTask<Reply> FailAsync(DataConnection data, StorageError error)
    {
        data.Abort();
        await AbandonAsync().ConfigureAwait(false);
        return FileReplies.For(error, Path);
    }

    private async ValueTask AbandonAsync()
    {
        isFinished = true;
        await upload.AbandonAsync(!Login.Settings.Files.DeletePartialUploads, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task FinishAsync()
    {
        if (!isFinished)
            await AbandonAsync().ConfigureAwait(false);
        await upload.DisposeAsync().ConfigureAwait(false);
    }
}
