using System.Buffers;
using Microsoft.Extensions.Logging;

namespace Glassport.Server.Records;

/// <summary>A log on the disk.</summary>
/// <param name="path">The path that was configured.</param>
/// <param name="format">How it looks.</param>
/// <param name="time">Tells when records were lost.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class LogFile(string path, ILogFormat format, TimeProvider time, ILogger logger) : ILogTarget
{
    private const int BatchBytes = 64 * 1024;

    private readonly ArrayBufferWriter<byte> batch = new(4096);
    private readonly ArrayBufferWriter<byte> opening = new();
    private AppendedFile? file;
    private string? current;
    private DateTimeOffset first;
    private int pending;
    private long lost;
    private bool failing;

    /// <inheritdoc/>
    public RecordKinds Kinds => format.Kinds;

    /// <inheritdoc/>
    public void Reopen() => file?.Reopen();

    /// <inheritdoc/>
    public void Write(LogRecord record)
    {
        string wanted = format.FileFor(path, record.At);
        if (wanted != current)
        {
            Flush();
            file?.Dispose();
            file = new AppendedFile(wanted);
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
            if (file!.Open())
                format.WriteHeader(first, opening);
            if (lost > 0)
                format.WriteLost(lost, time.GetUtcNow(), opening);
            if (opening.WrittenCount > 0)
            {
                opening.Write(batch.WrittenSpan);
                file.Append(opening.WrittenSpan);
            }
            else
            {
                file.Append(batch.WrittenSpan);
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
            file!.Close();
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
        file?.Dispose();
    }
}
