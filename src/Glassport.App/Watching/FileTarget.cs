using System.Buffers;
using Glassport.Server.Records;

namespace Glassport.App.Watching;

/// <summary>Lines at the end of a file that others may rename, remove or truncate. When it cannot be written, lines are counted instead of kept.</summary>
/// <param name="path">The file.</param>
/// <param name="note">Is told, in a sentence, when lines are lost and when they are not any more.</param>
internal sealed class FileTarget(string path, Action<string> note) : ITarget
{
    private const int Enough = 64 * 1024;

    private readonly AppendedFile file = new(path);
    private readonly ArrayBufferWriter<byte> waiting = new(Enough);
    private long lost;
    private bool beganAnew;
    private bool failing;

    /// <summary>Opens the file, so that a path that cannot be written is told at once.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public void Open() => beganAnew |= file.Open();

    /// <summary>Opens the file anew before the next lines.</summary>
    public void Reopen() => file.Reopen();

    /// <inheritdoc/>
    public bool BeginsAnew()
    {
        Write();
        Try(Open);
        bool began = beganAnew;
        beganAnew = false;
        return began;
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> lines, LineMark mark, CancellationToken cancellationToken)
    {
        // Where a batch of lines goes is decided when it begins: none of it comes before the heading of a file that begins anew.
        if (waiting.WrittenCount == 0)
            Try(Open);
        waiting.Write(lines.Span);
        if (waiting.WrittenCount >= Enough)
            Write();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        Write();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Write();
        file.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Write()
    {
        if (waiting.WrittenCount == 0)
            return;
        if (!Try(Append))
            lost += waiting.WrittenSpan.Count((byte)'\n');
        waiting.ResetWrittenCount();
    }

    private void Append()
    {
        if (!file.IsOpen)
            Open();
        file.Append(waiting.WrittenSpan);
        if (lost > 0)
            note($"{path} can be written again; {lost:N0} lines are missing.");
        lost = 0;
        failing = false;
    }

    private bool Try(Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A full disk must not end the watch: one message until it gets better.
            if (!failing)
                note($"{path} cannot be written ({failure.Message}). Lines are lost until it can.");
            failing = true;
            file.Close();
            return false;
        }
    }
}
