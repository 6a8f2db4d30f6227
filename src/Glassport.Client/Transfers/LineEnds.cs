namespace Glassport.Client.Transfers;

/// <summary>Converts line ends piece by piece: CR LF on the wire (RFC 959 §3.1.1.1), the system's own in files.</summary>
internal struct LineEnds
{
    private static readonly bool IsLocalCrLf = Environment.NewLine == "\r\n";

    private bool heldReturn;
    private bool wasReturn;

    /// <summary>From the wire: CR LF becomes the system's line end; a CR that no LF follows stays.</summary>
    /// <param name="source">What came.</param>
    /// <param name="destination">One byte longer at least.</param>
    /// <returns>How many bytes were written.</returns>
    public int ToLocal(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        int written = 0;
        foreach (byte b in source)
        {
            if (heldReturn && (b != (byte)'\n' || IsLocalCrLf))
                destination[written++] = (byte)'\r';
            heldReturn = b == (byte)'\r';
            if (!heldReturn)
                destination[written++] = b;
        }

        return written;
    }

    /// <summary>The end came: a CR that was held back was one by itself.</summary>
    /// <param name="destination">One byte at least.</param>
    /// <returns>How many bytes were written.</returns>
    public int Finish(Span<byte> destination)
    {
        if (!heldReturn)
            return 0;
        heldReturn = false;
        destination[0] = (byte)'\r';
        return 1;
    }

    /// <summary>To the wire: an LF that no CR stands before becomes CR LF.</summary>
    /// <param name="source">A part of a file.</param>
    /// <param name="destination">Twice as long.</param>
    /// <returns>How many bytes were written.</returns>
    public int ToNetwork(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        int written = 0;
        foreach (byte b in source)
        {
            if (b == (byte)'\n' && !wasReturn)
                destination[written++] = (byte)'\r';
            wasReturn = b == (byte)'\r';
            destination[written++] = b;
        }

        return written;
    }
}
