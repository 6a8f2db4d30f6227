using System.Buffers;
using Microsoft.Extensions.Logging;

namespace Glassport.Server.Records;

/// <summary>
/// A log on the disk. Lines are appended whole or not at all. The file is opened anew when it was renamed or removed, so that logrotate
/// needs to tell nobody; and one that was truncated is continued at its new end.
/// </summary>
/// <param name="path">The path that was configured.</param>
/// <param name="format">How it looks.</param>
/// <param name="time">Tells when records were lost.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class LogFile(string path, ILogFormat format, TimeProvider time, ILogger logger) : ILogTarget
{
    private const int BatchBytes = 64 * 1024;

    private readonly ArrayBufferWriter<byte> batch = new(4096);
    private readonly ArrayBufferWriter<byte> opening = new();
    private FileStream? file;
    private string? current;
    private string? place;
    private DateTimeOffset first;
    private int pending;
    private long lost;
    private bool failing;
    private volatile bool reopen;

    /// <inheritdoc/>
    public RecordKinds Kinds => format.Kinds;

    /// <inheritdoc/>
    public void Reopen() => reopen = true;

    /// <inheritdoc/>
    public void Write(LogRecord record)
    {
        string wanted = format.FileFor(path, record.At);
        if (wanted != current)
        {
            Flush();
            Close();
            current = wanted;
        }

        if (pending == 0)
            first = record.At;
        int before = batch.WrittenCount;
        format.Write(record, batch);
        if (batch.WrittenCount > before)
            pending++;
        if (batch.WrittenCount >= BatchBytes)
            Flush();
    }

    /// <inheritdoc/>
    public void Lost(long count) => lost += count;

    /// <inheritdoc/>
    public void Flush()
    {
        if (pending == 0)
            return;
        try
        {
            Open();
            if (lost > 0)
                format.WriteLost(lost, time.GetUtcNow(), opening);
            if (opening.WrittenCount > 0)
            {
                opening.Write(batch.WrittenSpan);
                Append(opening.WrittenSpan);
            }
            else
            {
                Append(batch.WrittenSpan);
            }

            if (lost > 0)
                logger.LogFileRecovered(current!, lost);
            lost = 0;
            failing = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk must not stop the server, nor fill its own log: one message until it gets better.
            lost += pending;
            if (!failing)
                logger.LogFileFailed(current!, e.Message);
            failing = true;
            Close();
        }
        finally
        {
            pending = 0;
            batch.ResetWrittenCount();
            opening.ResetWrittenCount();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Flush();
        Close();
    }

    private void Open()
    {
        if (file is not null && (reopen || IsElsewhere(file)))
            Close();
        reopen = false;
        if (file is not null)
            return;
        if (Path.GetDirectoryName(current) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        FileStreamOptions options = new()
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        file = new FileStream(current!, options);
        place = PlaceOf(file);
        format.WriteHeader(first, opening);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (!file!.CanSeek)
        {
            file.Write(bytes);
            return;
        }

        // Not the position that the stream remembers: logrotate's copytruncate moves the end.
        long end = RandomAccess.GetLength(file.SafeFileHandle);
        try
        {
            RandomAccess.Write(file.SafeFileHandle, bytes, end);
        }
        catch (IOException)
        {
            // No half of a line: the next one would be glued to it.
            RandomAccess.SetLength(file.SafeFileHandle, end);
            throw;
        }
    }

    private void Close()
    {
        file?.Dispose();
        file = null;
    }

    private bool IsElsewhere(FileStream open) => OperatingSystem.IsLinux() ? PlaceOf(open) != place : !File.Exists(current);

    // The kernel knows what the open file is called now: a renamed file has its new name, a removed one " (deleted)" behind the old.
    private static string? PlaceOf(FileStream open) =>
        OperatingSystem.IsLinux() ? new FileInfo($"/proc/self/fd/{open.SafeFileHandle.DangerousGetHandle()}").LinkTarget : null;
}
