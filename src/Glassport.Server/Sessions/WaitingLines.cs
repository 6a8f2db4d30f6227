namespace Glassport.Server.Sessions;

/// <summary>
/// Lines that came while a transfer ran and that are answered behind it. Reading goes on past them, so that an ABOR or the end of the
/// control connection is seen whatever stands before it; so far, because a client may not fill the memory.
/// </summary>
internal struct WaitingLines
{
    private const int MostLines = 32;

    private Queue<ControlLine>? lines;
    private bool isBarred;

    /// <summary>True when none waits.</summary>
    public readonly bool IsEmpty => lines is not { Count: > 0 };

    /// <summary>True when no more is read until these were answered.</summary>
    public readonly bool IsFull => isBarred || lines is { Count: >= MostLines };

    /// <summary>Keeps a line: its bytes are copied, for they last only until the next is read.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isLast">Whether nothing may be read behind it: what follows comes another way (AUTH, CCC), or it is the end.</param>
    public void Add(ControlLine line, bool isLast)
    {
        (lines ??= new()).Enqueue(line with { Bytes = line.Bytes.ToArray() });
        isBarred = isLast;
    }

    /// <summary>Takes the oldest line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>False when none waits.</returns>
    public bool TryTake(out ControlLine line)
    {
        line = default;
        if (lines is null)
            return false;
        bool taken = lines.TryDequeue(out line);
        if (lines.Count > 0)
            return taken;
        lines = null;
        isBarred = false;
        return taken;
    }
}
