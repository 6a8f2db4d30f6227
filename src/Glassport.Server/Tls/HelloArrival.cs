namespace Glassport.Server.Tls;

/// <summary>What a connection begins with.</summary>
/// <param name="Hello">The ClientHello, or null.</param>
/// <param name="Problem">Why there is none.</param>
internal readonly record struct HelloArrival(ClientHello? Hello, HelloProblem Problem)
{
    /// <summary>Looks for a whole ClientHello at the start of <paramref name="bytes"/>; not complete while more bytes are needed to tell.</summary>
    public static (HelloArrival Arrival, bool IsComplete) Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return default;
        if (bytes[0] != TlsRecord.Handshake)
            return (new(null, TlsRecord.IsContentType(bytes[0]) ? HelloProblem.Malformed : HelloProblem.Clear), true);

        List<byte>? joined = null;
        while (bytes.Length >= TlsRecord.HeaderLength)
        {
            int length = TlsRecord.ContentLength(bytes);
            if (bytes[0] != TlsRecord.Handshake || length is 0 or > TlsRecord.MostContent)
                return (new(null, HelloProblem.Malformed), true);
            if (bytes.Length < TlsRecord.HeaderLength + length)
                return default;

            var content = bytes.Slice(TlsRecord.HeaderLength, length);
            if (joined is null && WholeMessage(content) is { IsComplete: true } whole)
                return whole;

            joined ??= [];
            joined.AddRange(content);
            if (WholeMessage([.. joined]) is { IsComplete: true } pieced)
                return pieced;

            bytes = bytes[(TlsRecord.HeaderLength + length)..];
        }

        return default;
    }

    private static (HelloArrival Arrival, bool IsComplete) WholeMessage(ReadOnlySpan<byte> message)
    {
        if (message[0] != 1)
            return (new(null, HelloProblem.Malformed), true);
        if (message.Length < 4)
            return default;

        int length = (message[1] << 16) | (message[2] << 8) | message[3];
        if (message.Length < 4 + length)
            return default;

        return ClientHello.Read(message.Slice(4, length)) is { } hello
            ? (new(hello, HelloProblem.None), true)
            : (new(null, HelloProblem.Malformed), true);
    }
}
